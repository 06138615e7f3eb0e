import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { LinkButton, TextLink } from "../../kit/Button.tsx";
import { CheckboxGroup } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { EmptyState } from "../../kit/States.tsx";
import { paths } from "../../paths.ts";
import { Recipients } from "./Recipients.tsx";

const canReceive = (partner: PartnerView) => partner.contact !== null && partner.confirmed && (partner.trust === "verified" || partner.trust === "unverified");

/** The partners of one case; who cannot receive a file yet says why. */
export function ShareOneCase({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const partners = [...view.partners, ...view.readers].filter((partner) => !partner.own && partner.state === "active");
  const able = partners.filter(canReceive);
  const only = able.length === 1 && partners.length === 1 ? able[0]?.contact : null;
  const [chosen, setChosen] = useState<string[]>(only ? [only] : []);
  const hint = (partner: PartnerView) => {
    if (partner.trust === "without_woonrust") return t`Gebruikt geen Woonrust. Geef een PDF.`;
    if (partner.contact === null || partner.trust === "no_card") return t`Er is nog geen contactkaart.`;
    if (!partner.confirmed) return t`U hebt deze partner nog niet bevestigd.`;
    if (partner.trust === "unverified") return t`De vingerafdruk is nog niet vergeleken.`;
    return partner.function;
  };
  if (partners.length === 0) {
    return (
      <EmptyState title={t`Deze zaak heeft nog geen andere partners`} action={<LinkButton href={paths.newPartner(view.case)}>{t`Voeg een partner toe`}</LinkButton>}>
        {t`Delen kan alleen met partners van de zaak. Er is niets gedeeld.`}
      </EmptyState>
    );
  }
  const people = able.flatMap((partner) => (partner.contact && chosen.includes(partner.contact) ? [{ contact: partner.contact, name: partner.name }] : []));
  return (
    <>
      <Stack gap="tight">
        <CheckboxGroup
          legend={t`Met wie deelt u?`}
          tiles
          value={chosen}
          onChange={setChosen}
          options={partners.map((partner) => ({
            value: partner.contact ?? partner.record,
            label: partner.name,
            hint: [partner.organisation, hint(partner)].filter(Boolean).join(" · "),
            disabled: !canReceive(partner),
          }))}
        />
        {able.length < partners.length && <TextLink href={paths.partners(view.case)}>{t`Naar partners en contactkaarten`}</TextLink>}
        <TextLink href={paths.disclosures(view.case)}>{t`Toestemmingen en verstrekkingen`}</TextLink>
      </Stack>
      {people.length === 0 ? (
        <Section title={t`Wat gaat er mee?`}>
          <p className="kit-quiet">{t`Kies eerst een partner. Dan ziet u per persoon wat er meegaat en wat hier blijft.`}</p>
        </Section>
      ) : (
        <Recipients cases={[view.case]} people={people} />
      )}
    </>
  );
}
