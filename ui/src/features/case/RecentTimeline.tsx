import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { Timeline } from "../../kit/Timeline.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { capital } from "../../parts/terms.ts";
import { timelineDays } from "../../parts/timelineDays.ts";
import { useEntryTime } from "../../parts/useEntryTime.ts";
import { paths } from "../../paths.ts";

const SHOWN = 5;

/** The last entries; the whole file is one step away. */
export function RecentTimeline({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const timeline = useView("timeline", { case: caseId, kinds: [], from: null, until: null, newest_first: true });
  const when = useEntryTime();
  const item = (entry: TimelineItemView) => ({
    key: entry.record,
    ...when(entry),
    title: (
      <TextLink href={paths.entry(caseId, entry.record)} context={firstWords(entry)}>
        {capital(entry.kind_label)}
      </TextLink>
    ),
    body: firstWords(entry),
    source: [entry.organisation || entry.author, entry.verified_by && t`bevestigd door ${entry.verified_by}`, entry.disputed && t`verschil`]
      .filter(Boolean)
      .join(" · "),
  });
  return (
    <Section title={t`Tijdlijn`}>
      <QueryStates query={timeline} empty={(view) => view.items.length === 0 && <Nothing />}>
        {(view) => (
          <Stack>
            <Timeline label={t`Laatste gebeurtenissen`} level={3} days={timelineDays(view.items.slice(0, SHOWN), item)} />
            <TextLink href={paths.timeline(caseId)}>{t`Hele tijdlijn`}</TextLink>
          </Stack>
        )}
      </QueryStates>
    </Section>
  );
}

function Nothing() {
  const { t } = useLingui();
  return <EmptyState title={t`Nog niets vastgelegd`}>{t`Een huisbezoek of notitie komt hier te staan.`}</EmptyState>;
}

const LIMIT = 160;

function firstWords(entry: TimelineItemView): string {
  // From which phase to which.
  if (bareKind(entry.kind) === "transition") return entry.parts.slice(0, 2).map((part) => part.text).join(" → ");
  const text = entry.parts.find((part) => part.text !== "")?.text ?? "";
  return text.length > LIMIT ? `${text.slice(0, LIMIT).trimEnd()}…` : text;
}
