import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Domain } from "../../ipc/types/Domain.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { TextField } from "../../kit/TextField.tsx";

export type AboutYou = { name: string; organisation: string; domain: Domain | ""; function: string };
export const nobodyYet: AboutYou = { name: "", organisation: "", domain: "", function: "" };

type AboutYouStepProps = { person: AboutYou; onChange: (person: AboutYou) => void; onBack: () => void; onNext: () => void };

export function AboutYouStep({ person, onChange, onBack, onNext }: AboutYouStepProps) {
  const { t } = useLingui();
  const [errors, setErrors] = useState<FormError[]>([]);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const domains: { value: Domain; label: string; hint: string }[] = [
    { value: "care", label: t`Zorg`, hint: t`GGD, GGZ, bemoeizorg, wijkteam` },
    { value: "enforcement", label: t`Gemeente, handhaving`, hint: t`overlast, boa, openbare orde` },
    { value: "housing", label: t`Wonen`, hint: t`woningcorporatie, verhuurder` },
    { value: "police", label: t`Politie`, hint: t`wijkagent` },
    { value: "other", label: t`Anders`, hint: t`bijvoorbeeld buurtbemiddeling` },
  ];
  const next = () => {
    const found: FormError[] = [];
    if (person.name.trim() === "") found.push({ field: "name", text: t`Vul uw naam in.` });
    if (person.organisation.trim() === "") found.push({ field: "organisation", text: t`Vul uw organisatie in.` });
    if (person.domain === "") found.push({ field: "domain", text: t`Kies waar u werkt.` });
    if (person.function.trim() === "") found.push({ field: "function", text: t`Vul uw functie in.` });
    setErrors(found);
    if (found.length === 0) onNext();
  };
  return (
    <Form onSubmit={next}>
      <PageHeader title={t`Wie bent u?`} lead={t`Partners zien dit bij alles wat u met hen deelt.`} />
      <ErrorSummary errors={errors} />
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
      <ActionBar>
        <Button type="submit">
          <Trans>Verder</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
