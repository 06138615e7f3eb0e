// What people do and agree: what the forms ask, new or when a typo in it is fixed.
import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { InterventionType } from "../ipc/types/InterventionType.ts";
import type { PartnerView } from "../ipc/types/PartnerView.ts";
import { Select } from "../kit/Choice.tsx";
import { DateField } from "../kit/DateField.tsx";
import { TextArea, TextField } from "../kit/TextField.tsx";
import { ownerOptions } from "./owners.ts";
import { useTerms } from "./terms.ts";
import type { CheckedForm } from "./useCheckedForm.ts";
import { dayText } from "./when.ts";

type FieldsProps<V extends Record<string, unknown>> = { form: CheckedForm<V>; partners: readonly PartnerView[]; fixing?: boolean };

const ownRecord = (partners: readonly PartnerView[]) => partners.find((partner) => partner.own)?.record ?? "";

export type ActionValues = { text: string; owner: string; due: string };

export const blankAction = (partners: readonly PartnerView[]): ActionValues => ({ text: "", owner: ownRecord(partners), due: "" });

export function useActionSchema() {
  const { t } = useLingui();
  return object({ text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat er moet gebeuren.`)), owner: string(), due: dayText() });
}

/** Who does it is not fixed but asked anew, so that the yes of one person never stands under the name of another. */
export function ActionFields({ form, partners, fixing }: FieldsProps<ActionValues>) {
  const { t } = useLingui();
  const owners = ownerOptions(partners, t`U`);
  return (
    <>
      <TextField {...form.field("text")} label={t`Wat moet er gebeuren?`} />
      {owners.length > 1 && !fixing && <Select {...form.field("owner")} label={t`Wie`} options={owners} />}
      <DateField {...form.field("due")} label={t`Uiterlijk`} optional quick={[t`morgen`, t`over 1 week`, t`over 2 weken`]} />
    </>
  );
}

/** `ended` and `result` are filled in once it is over. */
export type InterventionValues = { type: InterventionType | ""; started: string; by: string; text: string; ended: string; result: string };

export const blankIntervention = (partners: readonly PartnerView[]): InterventionValues => ({ type: "", started: "", by: ownRecord(partners), text: "", ended: "", result: "" });

export function useInterventionSchema() {
  const { t } = useLingui();
  return object({ type: pipe(string(), nonEmpty(t`Kies wat u doet.`)), started: dayText(), by: string(), text: string(), ended: dayText(), result: string() });
}

export function InterventionFields({ form, partners, fixing }: FieldsProps<InterventionValues>) {
  const { t } = useLingui();
  const { options } = useTerms();
  return (
    <>
      <Select {...form.field("type")} label={t`Wat doet u?`} options={options("intervention")} />
      <Select {...form.field("by")} label={t`Wie doet het?`} options={ownerOptions(partners, t`U`)} />
      <DateField {...form.field("started")} label={t`Vanaf`} {...(fixing ? {} : { hint: t`Leeg laten betekent vandaag.`, optional: true })} direction="past" />
      <TextArea {...form.field("text")} label={t`Wat houdt het in?`} optional rows={2} />
    </>
  );
}

/** What came of it; shown again to be fixed only when something stands there. */
export function ResultFields({ form }: { form: CheckedForm<InterventionValues> }) {
  const { t } = useLingui();
  return (
    <>
      <TextArea {...form.field("result")} label={t`Wat kwam eruit?`} rows={2} optional />
      <DateField {...form.field("ended")} label={t`Tot en met`} direction="past" optional />
    </>
  );
}

export type AgreementValues = { with: string; text: string; agreed_at: string; until: string };

export const blankAgreement: AgreementValues = { with: "", text: "", agreed_at: "", until: "" };

export function useAgreementSchema() {
  const { t } = useLingui();
  return object({
    with: pipe(string(), trim(), nonEmpty(t`Schrijf op met wie u dit afsprak.`)),
    text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat u afsprak.`)),
    agreed_at: dayText(),
    until: dayText(),
  });
}

export function AgreementFields({ form, fixing }: { form: CheckedForm<AgreementValues>; fixing?: boolean }) {
  const { t } = useLingui();
  return (
    <>
      <TextField {...form.field("with")} label={t`Met wie?`} />
      <TextArea {...form.field("text")} label={t`Wat is afgesproken?`} hint={t`Wie doet wat, en wanneer is het goed?`} />
      <DateField {...form.field("agreed_at")} label={t`Wanneer afgesproken?`} {...(fixing ? {} : { hint: t`Leeg laten betekent vandaag.`, optional: true })} direction="past" />
      <DateField {...form.field("until")} label={t`Tot wanneer?`} optional />
    </>
  );
}
