import { useLingui } from "@lingui/react/macro";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section } from "../../kit/Layout.tsx";
import { Timeline } from "../../kit/Timeline.tsx";
import { capital } from "../../parts/terms.ts";
import { timelineDays } from "../../parts/timelineDays.ts";
import { useEntryTime } from "../../parts/useEntryTime.ts";
import { paths } from "../../paths.ts";

const SHOWN = 8;

/** Entries of the file that bear on this factor. */
export function Evidence({ caseId, items }: { caseId: string; items: readonly TimelineItemView[] }) {
  const { t } = useLingui();
  const when = useEntryTime();
  const item = (entry: TimelineItemView) => ({
    key: entry.record,
    ...when(entry),
    title: (
      <TextLink href={paths.entry(caseId, entry.record)} context={firstText(entry)}>
        {capital(entry.kind_label)}
      </TextLink>
    ),
    body: firstText(entry),
    source: entry.organisation || entry.author,
  });
  return (
    <Section title={t`Uit het dossier`}>
      {items.length === 0 ? (
        <p className="kit-quiet">{t`In het dossier staat nog niets over deze factor.`}</p>
      ) : (
        <Timeline label={t`Uit het dossier`} level={3} days={timelineDays(items.slice(0, SHOWN), item)} />
      )}
      <TextLink href={paths.timeline(caseId)}>{t`Hele tijdlijn`}</TextLink>
    </Section>
  );
}

const firstText = (entry: TimelineItemView) => entry.parts.find((part) => part.text !== "")?.text ?? entry.photo?.alt ?? "";
