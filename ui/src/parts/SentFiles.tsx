import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../i18n/format.ts";
import { useView } from "../ipc/hooks.ts";
import { PlainList, Quiet, Section } from "../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../kit/States.tsx";
import { RegisterGap } from "./RegisterGap.tsx";

/** Files that were made for others, newest first. */
export function SentFiles() {
  const { t } = useLingui();
  const sent = useView("list_sent", {});
  return (
    <Section title={t`Gedeelde bestanden`}>
      <RegisterGap since={sent.data?.incomplete_since ?? null} />
      <QueryStates query={sent} empty={(view) => view.files.length === 0 && <EmptyState title={t`U hebt nog niets gedeeld`} />}>
        {(view) => (
          <PlainList
            label={t`Gedeelde bestanden`}
            items={view.files.map((file) => ({
              key: file.file,
              content: (
                <>
                  <strong>{file.recipient}</strong>
                  <br />
                  <Quiet small>
                    {dayTime(file.at)} · {plural(file.records, { one: "# onderdeel", other: "# onderdelen" })} · {file.cases.join(", ")}
                    {file.name && ` · ${file.name}`}
                  </Quiet>
                </>
              ),
            }))}
          />
        )}
      </QueryStates>
    </Section>
  );
}
