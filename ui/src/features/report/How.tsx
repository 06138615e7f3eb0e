import { useLingui } from "@lingui/react/macro";
import { RadioGroup } from "../../kit/Choice.tsx";
import { DateTimeField } from "../../kit/DateField.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { useTerms } from "../../parts/terms.ts";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import type { ReportValues } from "./reportValues.ts";

/** How and when the report came in. */
export function How({ form }: { form: CheckedForm<ReportValues> }) {
  const { t } = useLingui();
  const { options } = useTerms();
  return (
    <Section title={t`Hoe kwam de melding binnen?`}>
      <Stack>
        <RadioGroup {...form.field("channel")} legend={t`Manier`} options={options("channel")} tiles />
        <DateTimeField {...form.field("received_at")} label={t`Binnengekomen`} hint={t`Leeg laten betekent nu.`} optional direction="past" />
      </Stack>
    </Section>
  );
}
