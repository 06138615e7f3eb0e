import { useLingui } from "@lingui/react/macro";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { ReporterFields } from "../../parts/peopleFields.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import type { ReportValues } from "../../parts/reportValues.ts";

/** Who reported: kept in a record of its own that never travels by itself. */
export function Who({ form }: { form: CheckedForm<ReportValues> }) {
  const { t } = useLingui();
  const named = form.values.who === "named";
  return (
    <Section title={t`Wie meldde het?`}>
      <Stack>
        <RadioGroup
          {...form.field("who")}
          legend={t`Melder`}
          options={[
            { value: "named", label: t`Met naam`, hint: t`De naam blijft apart bij u en gaat niet mee als u deelt.` },
            { value: "anonymous", label: t`Anoniem`, hint: t`De melder gaf geen naam.` },
          ]}
          tiles
        />
        {named && (
          <ReporterFields form={form} />
        )}
        {form.values.who !== "anonymous" && (
          <Checkbox
            {...form.field("acknowledged")}
            label={t`De melder is bedankt en weet wat er nu gebeurt`}
            hint={t`Nog niet? Dan herinnert de zaak u eraan.`}
          />
        )}
      </Stack>
    </Section>
  );
}
