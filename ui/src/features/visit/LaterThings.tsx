import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { RadioGroup } from "../../kit/Choice.tsx";
import { DateTimeField } from "../../kit/DateField.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { useConsequence } from "../../parts/Consequence.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { Noticed } from "./Noticed.tsx";
import { Photos } from "./Photos.tsx";
import type { VisitValues } from "./visitValues.ts";

/** Fields that stand under "Later aanvullen". */
export const laterFields: ReadonlySet<string> = new Set(["think", "care", "photos", "occurred_at", "announced", "company", "said_by", "card_left", "safety_advice", "safety_text"]);

type LaterThingsProps = { form: CheckedForm<VisitValues>; caseId: string; visitId: string | null; open: boolean; thinkUntil: string | null };

/** What may wait until one sits down; each box says who will see it. */
export function LaterThings({ form, caseId, visitId, open, thinkUntil }: LaterThingsProps) {
  const { t } = useLingui();
  const consequence = useConsequence();
  const everyone = t`alle partners`;
  const yesNo = [
    { value: "yes" as const, label: t`Ja` },
    { value: "no" as const, label: t`Nee` },
  ];
  const wiped = thinkUntil ? t`Wordt gewist op ${day(thinkUntil)}.` : t`Wordt na 30 dagen gewist.`;
  return (
    <Disclosure title={t`Later aanvullen: foto, zorg, veiligheid, mijn gedachten`} open={open}>
      <Stack>
        <Photos form={form} caseId={caseId} visitId={visitId} />
        <TextArea {...form.field("think")} label={t`Ik denk`} aside={t`blijft op dit apparaat`} hint={`${consequence("keep_private")} ${wiped}`} rows={2} />
        <TextArea {...form.field("care")} label={t`Zorgnotitie`} aside={t`blijft bij u`} hint={t`Valt onder beroepsgeheim en gaat niet mee bij delen.`} rows={2} />
        <Noticed form={form} />
        <DateTimeField {...form.field("occurred_at")} label={t`Wanneer was het bezoek?`} aside={everyone} />
        <TextField {...form.field("said_by")} label={t`Wie sprak u?`} aside={everyone} hint={t`Alleen als het niet de bewoner was.`} />
        <RadioGroup {...form.field("announced")} legend={t`Aangekondigd?`} aside={everyone} tiles options={yesNo} />
        <RadioGroup
          {...form.field("company")}
          legend={t`Alleen of samen?`}
          aside={everyone}
          tiles
          options={[
            { value: "alone", label: t`Alleen` },
            { value: "together", label: t`Samen met een ander` },
          ]}
        />
        {form.values.outcome !== "not_home" && <RadioGroup {...form.field("card_left")} legend={t`Kaartje achtergelaten?`} aside={everyone} tiles options={yesNo} />}
      </Stack>
    </Disclosure>
  );
}
