import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { fullDay } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { Button, LinkButton, TextLink } from "../../kit/Button.tsx";
import { FilterChips } from "../../kit/FilterPanel.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { announce } from "../../kit/LiveRegion.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { Timeline } from "../../kit/Timeline.tsx";
import { useShortcut } from "../../kit/useShortcut.ts";
import { bareKind } from "../../parts/bareKind.ts";
import type { UnsavedChange } from "../../parts/Refused.tsx";
import { RegisterGap } from "../../parts/RegisterGap.tsx";
import { capital } from "../../parts/terms.ts";
import { linesByDay, mergeLines, momentOfEntry } from "../../parts/timelineDays.ts";
import { useEntryTime } from "../../parts/useEntryTime.ts";
import { paths } from "../../paths.ts";
import { EntryBody } from "./EntryBody.tsx";
import { type Asked, EntrySource } from "./EntrySource.tsx";
import { Filters, useChosen } from "./Filters.tsx";
import { useSourceOf } from "./sources.ts";
import { useSentLines } from "./useSentLines.tsx";
import { type TimelineFilters, useTimelineFilters } from "./timelineFilters.ts";

const noFilter: Partial<TimelineFilters> = { kinds: [], sources: [], from: "", until: "" };

/** The file of the case, by day; Alt+↓ and Alt+↑ walk from entry to entry. */
export function Entries({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const when = useEntryTime();
  const [filters, change] = useTimelineFilters();
  const query = useView(
    "timeline",
    { case: view.case, kinds: [], from: filters.from || null, until: filters.until || null, newest_first: filters.newestFirst },
    { keepPrevious: true },
  );
  const all = query.data?.items ?? [];
  const sourceOf = useSourceOf();
  const fits = (chosenCodes: readonly string[], code: string | null) => chosenCodes.length === 0 || (code !== null && chosenCodes.includes(code));
  const shown = all.filter((item) => fits(filters.kinds, bareKind(item.kind)) && fits(filters.sources, sourceOf(item)));
  const sent = useSentLines(filters.kinds.length + filters.sources.length === 0 ? (query.data?.sent ?? []) : []);
  const chosen = useChosen(filters, change, all);
  const count = plural(shown.length, { one: "# gebeurtenis", other: "# gebeurtenissen" });
  const [asked, ask] = useAsked(filters);
  const openForm = (wanted: UnsavedChange) => {
    if (chosen.length > 0) change(noFilter);
    ask(wanted);
  };
  useWalk();
  useShowEntry(filters.entry, query.data !== undefined);
  useEffect(() => {
    if (chosen.length > 0) announce(count);
  }, [count, chosen.length]);

  const entry = (item: TimelineItemView) => ({
    key: item.record,
    ...when(item),
    title: item.photo ? t`Foto` : capital(item.kind_label),
    actions: (
      <Stack gap="tight">
        <EntryBody item={item} />
        <EntrySource item={item} open={view.state === "open"} asked={asked?.record === item.record ? asked : null} onOpen={openForm} />
      </Stack>
    ),
  });
  const lines = shown.map((item) => ({ at: momentOfEntry(item), line: entry(item) }));
  const days = linesByDay(mergeLines(lines, sent, filters.newestFirst), (day) => capital(fullDay(day)));
  const clear = () => change(noFilter);
  const nothing = () => {
    if (days.length > 0) return null;
    if (chosen.length > 0) {
      return (
        <EmptyState title={t`Niets gevonden met dit filter`} action={<Button kind="secondary" onPress={clear}>{t`Toon alles`}</Button>}>
          {t`Kies een andere soort of een langere periode.`}
        </EmptyState>
      );
    }
    return (
      <EmptyState title={t`Nog niets vastgelegd`} action={view.state === "open" && <LinkButton href={paths.newVisit(view.case)}>{t`Huisbezoek`}</LinkButton>}>
        {t`Wat u ziet, hoort en afspreekt komt hier op volgorde te staan.`}
      </EmptyState>
    );
  };
  const missing = filters.entry !== "" && query.data && !all.some((item) => item.record === filters.entry);
  return (
    <Stack>
      <Filters filters={filters} onChange={change} items={all} />
      <FilterChips filters={chosen} onClear={clear} />
      <RegisterGap since={query.data?.sent_incomplete_since ?? null} />
      {missing && (
        <Notice title={t`Dit onderdeel staat niet op de tijdlijn`} action={<TextLink href={paths.case(view.case)}>{t`Naar de zaak`}</TextLink>}>
          {t`Het hoort bij de zaak zelf, of het valt buiten het filter.`}
        </Notice>
      )}
      <QueryStates query={query} empty={nothing}>
        {() => <Timeline label={t`Tijdlijn`} days={days} />}
      </QueryStates>
    </Stack>
  );
}

/** The form that the address or a press asks for. */
function useAsked({ entry, form }: TimelineFilters): [Asked | null, (wanted: UnsavedChange) => void] {
  const [pressed, setPressed] = useState<Asked | null>(null);
  const byAddress = form === "" ? null : { record: entry, form, turn: 0 };
  return [pressed ?? byAddress, (wanted) => setPressed({ ...wanted, turn: (pressed?.turn ?? 0) + 1 })];
}

/** Moves the focus to the entry after or before the one where it is now. */
function useWalk() {
  const walk = (step: 1 | -1) => {
    const entries = [...document.querySelectorAll<HTMLElement>('[id^="entry-"]')];
    const here = entries.findIndex((entry) => entry.contains(document.activeElement));
    const next = here === -1 ? (step === 1 ? 0 : entries.length - 1) : Math.max(0, Math.min(entries.length - 1, here + step));
    entries[next]?.focus();
    entries[next]?.scrollIntoView?.({ block: "nearest" });
  };
  useShortcut("next_difference", () => walk(1));
  useShortcut("previous_difference", () => walk(-1));
}

/** Shows the entry of the address once it is there. */
function useShowEntry(record: string, ready: boolean) {
  const shown = useRef("");
  useEffect(() => {
    if (!ready || record === "" || shown.current === record) return;
    const entry = document.getElementById(`entry-${record}`);
    if (!entry) return;
    shown.current = record;
    entry.focus();
    entry.scrollIntoView?.({ block: "center" });
  });
}
