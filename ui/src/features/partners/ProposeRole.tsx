import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { nonEmpty, object, pipe, string } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { Role } from "../../ipc/types/Role.ts";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { Section } from "../../kit/Layout.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { ownerOptions } from "../../parts/owners.ts";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";

/** Asks someone to take a role; only his own yes makes it his. */
export function ProposeRole({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState(0);
  if (view.partners.every((partner) => partner.state === "ended")) return null;
  return (
    <Section title={t`Vraag iemand voor een rol`}>
      <Propose key={asked} view={view} onDone={() => setAsked(asked + 1)} />
    </Section>
  );
}

function Propose({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useLingui();
  const { options, term } = useTerms();
  const { report } = useUndoableResult();
  const open: Role | "" = view.lead.state === "none" ? "case_lead" : "";
  const form = useCheckedForm({
    schema: object({ role: pipe(string(), nonEmpty(t`Kies een rol.`)), partner: pipe(string(), nonEmpty(t`Kies wie u vraagt.`)) }),
    initial: { role: open as Role | "", partner: "" },
    draft: { kind: "role", target: view.case },
    prefix: "propose-",
    call: "propose_role",
    request: (values) => ({ case: view.case, role: values.role as Role, partner: values.partner }),
    done: (_, values, undo) => {
      const partner = view.partners.find((found) => found.record === values.partner);
      report(
        partner?.own
          ? t`U bent nu ${term("role", values.role)}. Deel de zaak, dan weten de partners het ook.`
          : t`${partner?.name ?? ""} is gevraagd als ${term("role", values.role)}. Deel de zaak, dan ziet deze partner de vraag.`,
        undo,
      );
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Vraag deze persoon`}>
      <RadioGroup {...form.field("role")} legend={t`Welke rol?`} options={options("role")} />
      <Select {...form.field("partner")} label={t`Wie vraagt u?`} options={ownerOptions(view.partners, t`Uzelf`)} />
    </CheckedFormFrame>
  );
}
