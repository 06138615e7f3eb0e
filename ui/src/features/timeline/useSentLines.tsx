import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { time } from "../../i18n/format.ts";
import type { SentView } from "../../ipc/types/SentView.ts";
import { Quiet } from "../../kit/Layout.tsx";
import type { TimelineLine } from "../../parts/timelineDays.ts";

/** What went to whom, between what happened; nobody else has these lines. */
export function useSentLines(sent: readonly SentView[]): TimelineLine[] {
  const { t } = useLingui();
  return sent.map((file) => ({
    at: file.at,
    line: {
      key: `sent-${file.file}`,
      time: time(file.at),
      title: t`Gedeeld met ${file.recipient}`,
      body: (
        <Quiet small>
          {[plural(file.records, { one: "# onderdeel", other: "# onderdelen" }), file.name, t`alleen op dit apparaat te zien`].filter(Boolean).join(" · ")}
        </Quiet>
      ),
    },
  }));
}
