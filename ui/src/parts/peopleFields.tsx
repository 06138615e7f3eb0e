// People of a case: what their forms ask, new or when a typo in it is fixed.
import { useLingui } from "@lingui/react/macro";
import { boolean, nonEmpty, object, pipe, string, trim } from "valibot";
import type { Domain } from "../ipc/types/Domain.ts";
import type { PersonRole } from "../ipc/types/PersonRole.ts";
import { Checkbox, RadioGroup } from "../kit/Choice.tsx";
import { TextArea, TextField } from "../kit/TextField.tsx";
import type { ReportValues } from "./reportValues.ts";
import { useTerms } from "./terms.ts";
import type { CheckedForm } from "./useCheckedForm.ts";

export type PersonValues = { name: string; role: PersonRole | ""; note: string };

export const blankPerson: PersonValues = { name: "", role: "", note: "" };

export function usePersonSchema() {
  const { t } = useLingui();
  return object({ name: pipe(string(), trim(), nonEmpty(t`Vul een naam in.`)), role: pipe(string(), nonEmpty(t`Kies wie dit is.`)), note: string() });
}

export function PersonFields({ form }: { form: CheckedForm<PersonValues> }) {
  const { t } = useLingui();
  const { options } = useTerms();
  return (
    <>
      <TextField {...form.field("name")} label={t`Naam`} hint={t`Een naam die u zelf herkent is genoeg.`} />
      <RadioGroup {...form.field("role")} legend={t`Wie is dit?`} options={options("person_role")} tiles />
      <TextArea {...form.field("note")} label={t`Opmerking`} hint={t`Partners lezen dit mee. Zet hier niets medisch.`} optional rows={2} />
    </>
  );
}

export type PartnerValues = { how: "contact" | "other"; contact: string; name: string; organisation: string; function: string; domain: Domain | ""; reach: string };

export const blankPartner: PartnerValues = { how: "other", contact: "", name: "", organisation: "", function: "", domain: "", reach: "" };

export function PartnerFields({ form }: { form: CheckedForm<PartnerValues> }) {
  const { t } = useLingui();
  const { options } = useTerms();
  return (
    <>
      <TextField {...form.field("name")} label={t`Naam`} />
      <TextField {...form.field("organisation")} label={t`Organisatie`} />
      <TextField {...form.field("function")} label={t`Functie`} optional />
      <RadioGroup {...form.field("domain")} legend={t`Waar werkt deze partner?`} options={options("domain")} tiles />
    </>
  );
}

export function ReachField({ form }: { form: CheckedForm<PartnerValues> }) {
  const { t } = useLingui();
  return <TextField {...form.field("reach")} label={t`Hoe te bereiken?`} hint={t`Telefoon, mail, en wanneer niet.`} optional />;
}

/** A reporter who is fixed. */
export function useReporterFixSchema() {
  const { t } = useLingui();
  return object({ name: pipe(string(), trim(), nonEmpty(t`Vul de naam van de melder in.`)), contact: string(), wishes_secrecy: boolean(), note: string() });
}

/** Who reported, once there is a name. */
export function ReporterFields({ form }: { form: CheckedForm<ReportValues> }) {
  const { t } = useLingui();
  return (
    <>
      <TextField {...form.field("name")} label={t`Naam van de melder`} aside={t`alleen u`} />
      <TextField {...form.field("contact")} label={t`Telefoon of mail`} aside={t`alleen u`} optional />
      <Checkbox {...form.field("wishes_secrecy")} label={t`Wil niet dat anderen de naam weten`} />
      <TextArea {...form.field("note")} label={t`Opmerking over de melder`} aside={t`alleen u`} optional rows={2} />
    </>
  );
}
