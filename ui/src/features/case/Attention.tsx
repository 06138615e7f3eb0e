import { useLingui } from "@lingui/react/macro";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { Region } from "../../kit/Region.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { useDraftTasks } from "../../parts/drafts.tsx";
import { helpHref } from "../../parts/Messages.tsx";
import { paths } from "../../paths.ts";
import { attentionPlace } from "./attentionPlace.ts";

/** What asks for attention now, with the way to it, and texts that were not saved. */
export function Attention({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const drafts = useDraftTasks()(view.drafts);
  return (
    <Region as="aside" label={t`Wat aandacht vraagt`}>
      <Stack gap="loose">
        <Section title={t`Wat aandacht vraagt`}>
          {view.attention.length === 0 ? (
            <p className="kit-quiet">{t`Niets, voor zover hier bekend.`}</p>
          ) : (
            <Stack>
              {urgentFirst(view.attention).map((message, index) => {
                const place = attentionPlace(message.code);
                const href = helpHref(view.case, message) ?? (place.to && paths[place.to](view.case));
                return (
                  <Notice
                    key={`${message.code}${index}`}
                    kind={place.urgent ? "urgent" : "attention"}
                    title={message.text}
                    action={view.state === "open" && href && <TextLink href={href} context={message.text}>{t`Pak dit op`}</TextLink>}
                  />
                );
              })}
            </Stack>
          )}
        </Section>
        {drafts.length > 0 && (
          <Section title={t`Concepten`}>
            <TaskList label={t`Concepten`} tasks={drafts} />
          </Section>
        )}
      </Stack>
    </Region>
  );
}

const urgentFirst = (messages: CaseView["attention"]) =>
  messages.toSorted((a, b) => Number(attentionPlace(b.code).urgent) - Number(attentionPlace(a.code).urgent));
