import { useLingui } from "@lingui/react/macro";
import { RadioGroup } from "../../kit/Choice.tsx";
import { DateTimeField } from "../../kit/DateField.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { useTerms } from "../../parts/terms.ts";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import type { ReportValues } from "./reportValues.ts";

/** When it happened, as exactly as is known. */
export function When({ form }: { form: CheckedForm<ReportValues> }) {
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
