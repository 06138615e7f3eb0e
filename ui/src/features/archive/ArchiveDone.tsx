import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { bytes } from "../../i18n/format.ts";
import type { ArchiveWrittenView } from "../../ipc/types/ArchiveWrittenView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { ActionBar, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { paths } from "../../paths.ts";

type ArchiveDoneProps = { view: CaseView; written: ArchiveWrittenView; forPartner: boolean };

/** The archive is there; what to do with it, and with its words. */
export function ArchiveDone({ view, written, forPartner }: ArchiveDoneProps) {
  const { t } = useLingui();
  return (
    <Stack gap="loose">
      <Notice live="status" title={t`Het archief is bewaard`}>
        {t`${plural(written.changes, { one: "# ondertekende wijziging", other: "# ondertekende wijzigingen" })}, ${bytes(written.bytes)}. Naam van het bestand: ${written.name}`}
      </Notice>
      <Section title={t`Dit doet u nu`}>
        <ol className="kit-bullets kit-bullets--numbered">
          <li>{t`Controleer het archief zelf, voor u het weggeeft. Zo weet u dat het opent.`}</li>
          {!forPartner && <li>{t`Geef de wachtzin langs een andere weg dan het bestand: telefonisch of op papier.`}</li>}
          <li>{t`De ontvanger controleert het met Woonrust, zonder kluis, of met gewone middelen. Hoe dat gaat staat in het bestand zelf.`}</li>
          <li>{t`Noteer het controlegetal in uw brief. Dan is later te zien dat het hetzelfde bestand is.`}</li>
        </ol>
      </Section>
      <Disclosure title={t`Controlegetal van het bestand`} open>
        <p className="kit-small">SHA-256: {written.sha256}</p>
      </Disclosure>
      <ActionBar>
        <LinkButton href={paths.checkArchive}>{t`Controleer het archief`}</LinkButton>
        <LinkButton href={paths.case(view.case)} kind="quiet">{t`Terug naar de zaak`}</LinkButton>
      </ActionBar>
    </Stack>
  );
}
