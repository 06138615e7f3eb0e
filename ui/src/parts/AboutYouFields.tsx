import { useLingui } from "@lingui/react/macro";
import type { Domain } from "../ipc/types/Domain.ts";
import { RadioGroup } from "../kit/Choice.tsx";
import type { FormError } from "../kit/ErrorSummary.tsx";
import { TextField } from "../kit/TextField.tsx";

export type AboutYou = { name: string; organisation: string; domain: Domain | ""; function: string };
export const nobodyYet: AboutYou = { name: "", organisation: "", domain: "", function: "" };

/** What is missing on one's own card. */
export function useMissingAboutYou(): (person: AboutYou) => FormError[] {
  const { t } = useLingui();
  return (person) => {
    const found: FormError[] = [];
    if (person.name.trim() === "") found.push({ field: "name", text: t`Vul uw naam in.` });
    if (person.organisation.trim() === "") found.push({ field: "organisation", text: t`Vul uw organisatie in.` });
    if (person.domain === "") found.push({ field: "domain", text: t`Kies waar u werkt.` });
    if (person.function.trim() === "") found.push({ field: "function", text: t`Vul uw functie in.` });
    return found;
  };
}

type AboutYouFieldsProps = { person: AboutYou; onChange: (person: AboutYou) => void; errors: readonly FormError[] };

/** What stands on one's own card. */
export function AboutYouFields({ person, onChange, errors }: AboutYouFieldsProps) {
  const { t } = useLingui();
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const domains: { value: Domain; label: string; hint: string }[] = [
    { value: "care", label: t`Zorg`, hint: t`GGD, GGZ, bemoeizorg, wijkteam` },
    { value: "enforcement", label: t`Gemeente, handhaving`, hint: t`overlast, boa, openbare orde` },
    { value: "housing", label: t`Wonen`, hint: t`woningcorporatie, verhuurder` },
    { value: "police", label: t`Politie`, hint: t`wijkagent` },
    { value: "other", label: t`Anders`, hint: t`bijvoorbeeld buurtbemiddeling` },
  ];
  return (
    <>
      <TextField id="name" label={t`Naam`} value={person.name} onChange={(name) => onChange({ ...person, name })} error={errorOf("name")} />
      <TextField
        id="organisation"
        label={t`Organisatie`}
        value={person.organisation}
        onChange={(organisation) => onChange({ ...person, organisation })}
        error={errorOf("organisation")}
      />
      <RadioGroup
        id="domain"
        legend={t`Waar werkt u?`}
        options={domains}
        value={person.domain}
        onChange={(domain) => onChange({ ...person, domain })}
        error={errorOf("domain")}
        tiles
      />
      <TextField
        id="function"
        label={t`Functie`}
        hint={t`Bijvoorbeeld wijkverpleegkundige of teamleider handhaving.`}
        value={person.function}
        onChange={(value) => onChange({ ...person, function: value })}
        error={errorOf("function")}
      />
    </>
  );
}
