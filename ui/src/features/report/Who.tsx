import { useLingui } from "@lingui/react/macro";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import type { ReportValues } from "./reportValues.ts";

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
          <>
            <TextField {...form.field("name")} label={t`Naam van de melder`} aside={t`alleen u`} />
            <TextField {...form.field("contact")} label={t`Telefoon of mail`} aside={t`alleen u`} optional />
            <Checkbox {...form.field("wishes_secrecy")} label={t`Wil niet dat anderen de naam weten`} />
            <TextArea {...form.field("note")} label={t`Opmerking over de melder`} aside={t`alleen u`} optional rows={2} />
          </>
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
