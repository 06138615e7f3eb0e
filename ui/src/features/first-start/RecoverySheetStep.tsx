import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { callSaving } from "../../ipc/call.ts";
import type { CreatedVaultView } from "../../ipc/types/CreatedVaultView.ts";
import { Button } from "../../kit/Button.tsx";
import { Fingerprint, RecoveryCode } from "../../kit/Fingerprint.tsx";
import { ActionBar, Cluster, Section, Stack } from "../../kit/Layout.tsx";
import { announce } from "../../kit/LiveRegion.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QrCode } from "../../kit/QrCode.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { DiskAtStart } from "./DiskAtStart.tsx";

export function RecoverySheetStep({ vault, onNext }: { vault: CreatedVaultView; onNext: () => void }) {
  const { t } = useLingui();
  const [error, setError] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const save = async () => {
    setError(null);
    try {
      const done = await callSaving("save_recovery_sheet", {}, t`Woonrust herstelblad.html`);
      if (done === null) return;
      setSaved(true);
      announce(t`Het herstelblad is bewaard.`);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Stack gap="loose">
      <PageHeader title={t`Uw herstelcode`} lead={t`Met deze code komt u weer in uw kluis als u de wachtzin vergeet. U ziet hem alleen nu.`} />
      <RecoveryCode groups={vault.recovery_code} />
      <QrCode qr={vault.recovery_qr} label={t`Dezelfde herstelcode als QR-code`} />
      <p className="kit-hint">
        <Trans>In het vierkant staat dezelfde code. Scan hem alleen met een apparaat dat niets bewaart; maak er geen foto van.</Trans>
      </p>
      <Notice kind="attention" title={t`Zonder wachtzin én zonder herstelcode kan niemand uw kluis openen`}>
        <Trans>Print het blad of schrijf de code over. Bewaar het achter slot, niet bij deze computer.</Trans>
      </Notice>
      <div className="kit-screen-only">
        <Cluster>
          <Button kind="secondary" onPress={() => window.print()}>
            <Trans>Druk af</Trans>
          </Button>
          <Button kind="secondary" onPress={() => void save()}>
            <Trans>Bewaar als bestand</Trans>
          </Button>
          {saved && (
            <span className="kit-quiet">
              <Trans>Bewaard. Zet het bestand op een veilige plek.</Trans>
            </span>
          )}
        </Cluster>
      </div>
      {error !== null && <ErrorState error={error} />}
      <DiskAtStart />
      <Section title={t`Uw vingerafdruk`}>
        <Stack gap="tight">
          <p className="kit-quiet">
            <Trans>Collega’s lezen deze voor om zeker te weten dat een bestand van u komt. Dit is geen geheim.</Trans>
          </p>
          <Fingerprint value={vault.fingerprint} />
        </Stack>
      </Section>
      <ActionBar>
        <Button onPress={onNext}>
          <Trans>Ik heb de code</Trans>
        </Button>
      </ActionBar>
    </Stack>
  );
}
