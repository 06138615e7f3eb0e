import { Trans, useLingui } from "@lingui/react/macro";
import { TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { paths } from "../../paths.ts";

/** The accessibility statement. */
export function Accessibility() {
  const { t } = useLingui();
  return (
    <Section title={t`Toegankelijkheid`}>
      <Stack gap="tight">
        <p>
          <Trans>Iedereen moet met Woonrust kunnen werken. Wij bouwen volgens WCAG 2.2 niveau AA en EN 301 549, hoofdstuk 11 (software).</Trans>
        </p>
        <ul className="kit-bullets">
          <li><Trans>Alles werkt met het toetsenbord. De sneltoetsen staan onder Hulp.</Trans></li>
          <li><Trans>Tekst kan tot 400 % groter; het scherm past zich aan tot 320 beeldpunten breed.</Trans></li>
          <li><Trans>Licht, donker, hoog contrast en een leesbare letter kiest u zelf. De kleuren van uw systeem worden gevolgd.</Trans></li>
          <li><Trans>Er beweegt niets en er verdwijnt niets vanzelf. Voor het vergrendelen krijgt u een waarschuwing die u kunt uitstellen.</Trans></li>
          <li><Trans>De PDF wordt gemaakt met een structuur voor schermlezers (PDF/UA). Foto's gaan alleen mee met een beschrijving.</Trans></li>
        </ul>
        <p>
          <Trans>Dit is door onszelf getest, en alleen automatisch: op bekende fouten, met het toetsenbord, en op schermen vanaf 320 beeldpunten breed. Met schermlezers is nog niet getest. Een onafhankelijk onderzoek is er ook nog niet.</Trans>
        </p>
        <p>
          <Trans>Loopt u ergens vast? Meld het bij de beheerder in uw organisatie, met de naam van het scherm en wat u wilde doen. Zet geen gegevens van een zaak in de melding.</Trans>
        </p>
        <div>
          <TextLink href={paths.settings}>{t`Weergave aanpassen`}</TextLink>
        </div>
      </Stack>
    </Section>
  );
}
