import { Trans, useLingui } from "@lingui/react/macro";
import { callSaving } from "../../ipc/call.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { FingerprintForms } from "../../parts/FingerprintForms.tsx";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";

const fileName = (name: string) => `${name.toLowerCase().normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "kaart"}.woonrust-card`;

/** The own card: to give away, and to be compared. */
export function OwnCard({ own }: { own: ContactView }) {
  const { t } = useLingui();
  const work = useWork();
  const { report } = useUndoableResult();
  const save = async () => {
    const saved = await work.run(() => callSaving("export_card", {}, fileName(own.name)));
    if (saved) report(t`Uw contactkaart is bewaard. Geef het bestand aan uw collega.`);
  };
  return (
    <Section title={t`Uw eigen kaart`}>
      <Stack gap="tight">
        <p>
          <strong>{own.name}</strong>
          <br />
          {[own.organisation, own.function].filter(Boolean).join(", ")}
        </p>
        <TextLink href={paths.ownCard}>{t`Wijzig uw gegevens`}</TextLink>
        <FingerprintForms contact={own} label={t`Uw vingerafdruk`} />
        <p className="kit-hint">
          <Trans>Lees de groepen of de woorden voor als een collega u belt om te vergelijken. Zit u bij elkaar, laat dan de QR-code scannen. De kaart zelf is niet geheim.</Trans>
        </p>
        {work.error && <ErrorState error={work.error} />}
        <div>
          <Button kind="secondary" onPress={() => void save()} pending={work.pending}>
            <Trans>Bewaar mijn kaart als bestand</Trans>
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
