import { useLingui } from "@lingui/react/macro";
import { check, forward, object, pipe, string } from "valibot";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { blankPartner, PartnerFields, type PartnerValues, ReachField } from "../../parts/peopleFields.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo, useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

export default function NewPartnerScreen() {
  const { t } = useLingui();
  const contacts = useView("list_contacts", {});
  const id = useParam("caseId");
  return (
    <CasePage title={t`Partner toevoegen`} needsOpen back={{ href: paths.partners(id), label: t`Partners en regie` }}>
      {(view) => <QueryStates query={contacts}>{(list) => <NewPartner view={view} contacts={list.contacts} />}</QueryStates>}
    </CasePage>
  );
}

function NewPartner({ view, contacts }: { view: CaseView; contacts: readonly ContactView[] }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const taken = new Set(view.partners.filter((partner) => partner.state === "active").map((partner) => partner.contact));
  const free = contacts.filter((contact) => !taken.has(contact.contact));
  const initial: PartnerValues = { ...blankPartner, how: free.length > 0 ? "contact" : "other" };
  const other = (values: { how: string }) => values.how === "other";
  const form = useCheckedForm<PartnerValues, "add_partner">({
    schema: pipe(
      object({ how: string(), contact: string(), name: string(), organisation: string(), function: string(), domain: string(), reach: string() }),
      forward(check((values) => other(values) || values.contact !== "", t`Kies een contact.`), ["contact"]),
      forward(check((values) => !other(values) || values.name.trim() !== "", t`Vul een naam in.`), ["name"]),
      forward(check((values) => !other(values) || values.organisation.trim() !== "", t`Vul de organisatie in.`), ["organisation"]),
      forward(check((values) => !other(values) || values.domain !== "", t`Kies waar deze partner werkt.`), ["domain"]),
    ),
    initial,
    draft: { kind: "partner", target: view.case },
    call: "add_partner",
    request: (values) => ({
      case: view.case,
      contact: other(values) ? null : values.contact,
      name: other(values) ? values.name.trim() : "",
      organisation: other(values) ? values.organisation.trim() : "",
      function: other(values) ? values.function.trim() : "",
      domain: other(values) && values.domain !== "" ? values.domain : null,
      reach: values.reach.trim(),
    }),
    done: (_, __, undo) => {
      report(t`De partner doet nu mee in deze zaak. Er is nog niets gedeeld.`, undo);
      go(paths.partners(view.case));
    },
  });
  const unverified = free.find((contact) => contact.contact === form.values.contact)?.state === "unverified";
  return (
    <CheckedFormFrame form={form} submit={t`Voeg partner toe`} back={paths.partners(view.case)}>
      <RadioGroup
        {...form.field("how")}
        legend={t`Wie wordt partner?`}
        options={[
          { value: "contact", label: t`Een contact met Woonrust`, hint: t`U kunt de zaak met een bestand delen.`, disabled: free.length === 0 },
          { value: "other", label: t`Iemand zonder Woonrust`, hint: t`U legt zelf vast wat deze persoon zegt en doet.` },
        ]}
      />
      {free.length === 0 && (
        <p>
          {t`U hebt nog geen contactkaart van een andere collega.`} <TextLink href={paths.contacts}>{t`Kaart toevoegen`}</TextLink>
        </p>
      )}
      {other(form.values) ? (
        <PartnerFields form={form} />
      ) : (
        <Select
          {...form.field("contact")}
          label={t`Contact`}
          options={free.map((contact) => ({ value: contact.contact, label: `${contact.name}, ${contact.organisation}` }))}
        />
      )}
      {!other(form.values) && unverified && (
        <Notice kind="attention" title={t`U hebt de vingerafdruk nog niet vergeleken`}>
          {t`Toevoegen kan al. Vergelijk de vingerafdruk voordat u iets deelt.`}
        </Notice>
      )}
      <ReachField form={form} />
      {!other(form.values) && <Consequence of="add_partner" />}
    </CheckedFormFrame>
  );
}
