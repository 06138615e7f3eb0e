import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { bytes } from "../../i18n/format.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import type { ExportedView } from "../../ipc/types/ExportedView.ts";
import type { WrittenFileView } from "../../ipc/types/WrittenFileView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { ActionBar, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { SentFiles } from "../../parts/SentFiles.tsx";
import { paths } from "../../paths.ts";
import { MissingPhotos } from "../../parts/MissingPhotos.tsx";

type ReceiptProps = { sent: ExportedView; recipient: ContactView; onAgain: () => void };

/** The file is there; now it must get to the colleague. */
export function Receipt({ sent, recipient, onAgain }: ReceiptProps) {
  const { t } = useLingui();
  const count = sent.receives.length;
  return (
    <Stack gap="loose">
      <Notice live="status" title={t`Het bestand voor ${recipient.name} is bewaard`}>
        {plural(count, { one: "# onderdeel", other: "# onderdelen" })}, {bytes(Number(sent.bytes))}. {t`Naam van het bestand: ${sent.name}`}
      </Notice>
      {sent.files.length > 1 && <Files files={sent.files} />}
      <MissingPhotos photos={sent.missing_photos} />
      <Section title={t`Zo krijgt ${recipient.name} het`}>
        <ol className="kit-bullets kit-bullets--numbered">
          <li><Trans>Zet het bestand op een USB-stick, of stuur het als bijlage per mail. Het bestand is versleuteld.</Trans></li>
          <li>{t`${recipient.name} kiest in Woonrust Uitwisselen, en dan Bestand openen.`}</li>
          <li>{t`Vraag of het gelukt is, en vraag een bestand terug. Zo blijft uw zaak ook bij.`}</li>
        </ol>
      </Section>
      <p>{t`Alleen ${recipient.name} kan dit bestand openen, op het apparaat dat op de contactkaart staat. Niemand anders, ook u niet. Terugdraaien kan niet.`}</p>
      <Disclosure title={t`Controlegetal van het bestand`}>
        <p className="kit-small">SHA-256: {sent.sha256}</p>
      </Disclosure>
      <SentFiles />
      <ActionBar>
        <LinkButton href={paths.exchange}>{t`Klaar`}</LinkButton>
        <Button kind="secondary" onPress={onAgain}>
          <Trans>Bewaar nog een keer</Trans>
        </Button>
      </ActionBar>
    </Stack>
  );
}

/** Several files, each for a message of its own. */
function Files({ files }: { files: readonly WrittenFileView[] }) {
  const { t } = useLingui();
  const count = files.length;
  return (
    <Section title={plural(count, { one: "# bestand", other: "# bestanden" })}>
      <ul className="kit-bullets">
        {files.map((file) => (
          <li key={file.file}>
            {file.name}, {bytes(Number(file.bytes))}
          </li>
        ))}
      </ul>
      <p>{t`Stuur ze allemaal, elk in een eigen bericht. De volgorde maakt niet uit.`}</p>
    </Section>
  );
}
