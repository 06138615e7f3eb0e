import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { array, check, nonEmpty, object, pipe, string, trim } from "valibot";
import { day } from "../../i18n/format.ts";
import { dayFault } from "../../i18n/when.ts";
import { same } from "../../ipc/keptDraft.ts";
import type { AnalysisView } from "../../ipc/types/AnalysisView.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { CheckboxGroup } from "../../kit/Choice.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { capital } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { faultWords } from "../../parts/when.ts";
import { paths } from "../../paths.ts";
import { GoalFields } from "./GoalFields.tsx";
import { isBlank, lines, startOf, type VersionValues } from "./versionValues.ts";

type VersionFormProps = { caseId: string; plan: AnalysisView; entries: readonly TimelineItemView[] };

/** The form of a version: facts first, causes, what all want, goals, and what happens when it does not work. */
export function VersionForm({ caseId, plan, entries }: VersionFormProps) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  // The plan may be asked again while one types, or days later: the form, and its draft, go on from what was seen first.
  const stands = plan.latest.map((version) => version.record);
  const [start] = useState(() => ({ saw: stands, ...startOf(plan.latest[0]) }));
  const form = useCheckedForm<VersionValues, "save_analysis">({
    schema: object({
      saw: array(string()),
      what_happens: pipe(string(), trim(), nonEmpty(t`Schrijf op wat er gebeurt.`)),
      facts: array(string()),
      causes: string(),
      help_there: string(),
      common_interests: string(),
      fallback: string(),
      goals: pipe(
        array(object({ from: string(), text: string(), measure: string(), by: string() })),
        check((goals) => goals.every((goal) => goal.text.trim() !== "" || isBlank(goal)), t`Schrijf bij elk doel op waar u wilt staan, of haal het doel weg.`),
        check((goals) => goals.every((goal) => dayFault(goal.by) === null), faultWords("day_unknown")),
      ),
    }),
    initial: start,
    keep: ["saw"],
    draft: { kind: "analysis", target: caseId },
    call: "save_analysis",
    request: (values) => ({
      case: caseId,
      saw: values.saw,
      what_happens: values.what_happens.trim(),
      facts: values.facts,
      causes: lines(values.causes),
      help_there: values.help_there.trim(),
      common_interests: lines(values.common_interests),
      fallback: values.fallback.trim(),
      goals: values.goals.filter((goal) => !isBlank(goal)).map((goal) => ({ from: goal.from || null, text: goal.text.trim(), measure: goal.measure.trim(), by: goal.by || null })),
    }),
    done: () => {
      report(t`De nieuwe versie is bewaard. Vraag de partners om akkoord.`);
      go(paths.plan(caseId));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar deze versie`} back={paths.plan(caseId)}>
      {!same(sorted(form.values.saw), sorted(stands)) && !form.pending && (
        <Notice
          kind="attention"
          live="status"
          title={t`Er kwam een andere versie bij terwijl u schreef`}
          action={<Button kind="secondary" onPress={() => form.set("saw", stands)}>{t`Ik heb de andere versie gelezen`}</Button>}
        >
          <p>
            {t`Uw tekst is er nog. Lees eerst de andere versie en neem over wat moet blijven. Daarna kunt u bewaren.`}{" "}
            <TextLink href={paths.plan(caseId)}>{t`Lees de andere versie`}</TextLink>
          </p>
        </Notice>
      )}
      <TextArea {...form.field("what_happens")} label={t`Wat gebeurt er, en sinds wanneer?`} hint={t`Feiten eerst. Wat zagen en hoorden mensen?`} rows={4} />
      {entries.length > 0 ? (
        <CheckboxGroup
          {...form.field("facts")}
          legend={t`Op welke feiten uit het dossier rust dit?`}
          hint={t`Drie of meer is het beste.`}
          optional
          options={entries.map((entry) => ({ value: entry.record, label: name(entry), hint: entry.parts.find((part) => part.text !== "")?.text.slice(0, 140) }))}
        />
      ) : (
        <p className="kit-quiet">{t`Er staan nog geen feiten in het dossier. U kunt ze later in een nieuwe versie kiezen.`}</p>
      )}
      <TextArea {...form.field("causes")} label={t`Wat kan de oorzaak zijn?`} hint={t`Eén per regel. Noem er minstens twee.`} optional />
      <TextArea {...form.field("help_there")} label={t`Welke hulp is er al? Wat werkte eerder wel?`} hint={t`Alleen of er hulp is, niet wat de hulp inhoudt.`} optional />
      <TextArea {...form.field("common_interests")} label={t`Wat willen we allemaal?`} hint={t`Eén per regel.`} optional />
      <GoalFields field={form.field("goals")} />
      <TextArea {...form.field("fallback")} label={t`Wat doen we als het niet lukt? Wanneer schalen we op of af?`} optional />
    </CheckedFormFrame>
  );
}

const sorted = (records: readonly string[]) => [...records].sort();

const name = (entry: TimelineItemView) => [capital(entry.kind_label), day(entry.occurred_at ?? entry.recorded_at), entry.organisation || entry.author].filter(Boolean).join(", ");
