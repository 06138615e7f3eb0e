// The parts of a report that stand in its form and again when a typo in it is fixed.
import { useLingui } from "@lingui/react/macro";
import { array, check, forward, minLength, nonEmpty, object, pipe, string, trim } from "valibot";
import { momentFault } from "../i18n/when.ts";
import { CheckboxGroup, RadioGroup } from "../kit/Choice.tsx";
import { DateTimeField } from "../kit/DateField.tsx";
import { Section, Stack } from "../kit/Layout.tsx";
import { TextArea, TextField } from "../kit/TextField.tsx";
import { CategoryFlags } from "./CategoryFlags.tsx";
import type { ReportValues } from "./reportValues.ts";
import { useTerms } from "./terms.ts";
import type { CheckedForm } from "./useCheckedForm.ts";
import { faultWords, momentText } from "./when.ts";

type FieldsProps = { form: CheckedForm<ReportValues>; fixing?: boolean };

/** What every report needs, whatever else the form asks. */
export function useReportRules() {
  const { t } = useLingui();
  return {
    text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat er gemeld is.`)),
    place: string(),
    categories: pipe(array(string()), minLength(1, t`Kies minstens één soort overlast.`)),
    occurred_at: momentText(),
    occurred_until: string(),
    precision: string(),
    received_at: momentText(),
    channel: pipe(string(), nonEmpty(t`Kies hoe de melding binnenkwam.`)),
  };
}

/** A report that is fixed: the same rules, without the address, the reporter and the acute check. */
export function useReportFixSchema() {
  return pipe(
    object(useReportRules()),
    // Only in a period is there an end to ask for.
    forward(
      check(
        (values) => values.precision !== "period" || momentFault(values.occurred_until) === null,
        (issue) => faultWords(momentFault(issue.input.occurred_until)),
      ),
      ["occurred_until"],
    ),
  );
}

/** What was reported, in whose words, and where exactly. */
export function ReportWhat({ form }: FieldsProps) {
  const { t } = useLingui();
  const { options } = useTerms();
  return (
    <Section title={t`Wat is er gemeld?`}>
      <Stack>
        <TextArea {...form.field("text")} label={t`In de woorden van de melder`} hint={t`Wat, hoe vaak en hoe lang. Alle partners lezen dit, zet er geen naam van de melder in.`} rows={4} />
        <CheckboxGroup {...form.field("categories")} legend={t`Soort overlast`} options={options("category")} tiles />
        <CategoryFlags categories={form.values.categories} />
        <TextField {...form.field("place")} label={t`Waar precies?`} hint={t`Bijvoorbeeld: trappenhuis, tuin, achterkant.`} optional />
      </Stack>
    </Section>
  );
}

/** When it happened, as exactly as is known. */
export function ReportWhen({ form }: FieldsProps) {
  const { t } = useLingui();
  const { options } = useTerms();
  const period = form.values.precision === "period";
  return (
    <Section title={t`Wanneer was het?`}>
      <Stack>
        <RadioGroup {...form.field("precision")} legend={t`Hoe precies is dat bekend?`} options={options("precision")} tiles />
        <DateTimeField
          {...form.field("occurred_at")}
          label={period ? t`Vanaf` : t`Dag en tijd`}
          optional
          direction="past"
          dayAlone={period ? t`Zonder tijd schrijven wij op: vanaf het begin van de dag.` : t`Zonder tijd schrijven wij op: ongeveer 12.00 uur.`}
        />
        {period && (
          <DateTimeField
            {...form.field("occurred_until")}
            label={t`Tot`}
            optional
            direction="past"
            dayAlone={t`Zonder tijd schrijven wij op: tot het eind van de dag.`}
          />
        )}
      </Stack>
    </Section>
  );
}

/** How and when the report came in. */
export function ReportHow({ form, fixing }: FieldsProps) {
  const { t } = useLingui();
  const { options } = useTerms();
  return (
    <Section title={t`Hoe kwam de melding binnen?`}>
      <Stack>
        <RadioGroup {...form.field("channel")} legend={t`Manier`} options={options("channel")} tiles />
        <DateTimeField {...form.field("received_at")} label={t`Binnengekomen`} {...(fixing ? {} : { hint: t`Leeg laten betekent nu.`, optional: true })} direction="past" />
      </Stack>
    </Section>
  );
}
