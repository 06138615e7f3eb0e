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

type ArchiveDoneProps = {
  view: CaseView;
  written: ArchiveWrittenView;
  /** Who alone can open it; null when whoever has the passphrase can. */
  partner: string | null;
};

/** The archive is there; what to do with it, and with its words. */
export function ArchiveDone({ view, written, partner }: ArchiveDoneProps) {
  const { t } = useLingui();
  return (
    <Stack gap="loose">
      <Notice live="status" title={t`Het archief is bewaard`}>
        {t`${plural(written.changes, { one: "# ondertekende wijziging", other: "# ondertekende wijzigingen" })}, ${bytes(written.bytes)}. Naam van het bestand: ${written.name}`}
      </Notice>
      <Section title={t`Dit doet u nu`}>
        <ol className="kit-bullets kit-bullets--numbered">
          {partner === null ? (
            <>
              <li>{t`Controleer het archief zelf, voor u het weggeeft. Zo weet u dat het opent.`}</li>
              <li>{t`Geef de wachtzin langs een andere weg dan het bestand: telefonisch of op papier.`}</li>
              <li>{t`De ontvanger controleert het met Woonrust, zonder kluis, of met gewone middelen. Hoe dat gaat staat in het bestand zelf.`}</li>
            </>
          ) : (
            <>
              <li>{t`Alleen ${partner} kan dit archief openen, in de eigen kluis. U zelf ook niet.`}</li>
              <li>{t`Vraag ${partner} om het te controleren bij Uitwisselen, met een leeg veld voor de wachtzin.`}</li>
            </>
          )}
          <li>{t`Noteer het controlegetal in uw brief. Dan is later te zien dat het hetzelfde bestand is.`}</li>
        </ol>
      </Section>
      <Disclosure title={t`Controlegetal van het bestand`} open>
        <p className="kit-small">SHA-256: {written.sha256}</p>
      </Disclosure>
      <ActionBar>
        {partner === null && <LinkButton href={paths.checkArchive}>{t`Controleer het archief`}</LinkButton>}
        <LinkButton href={paths.case(view.case)} kind={partner === null ? "quiet" : "primary"}>{t`Terug naar de zaak`}</LinkButton>
      </ActionBar>
    </Stack>
  );
}
