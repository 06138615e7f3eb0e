import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { Button } from "../../kit/Button.tsx";
import { Cluster, NextStep, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";

type WelcomeStepProps = { unfinished: boolean; onOwnVault: () => void; onOpen: (view: UnlockedView) => void; onRestore: () => void; onCheck: () => void; onAddDevice: () => void };

export function WelcomeStep({ unfinished, onOwnVault, onOpen, onRestore, onCheck, onAddDevice }: WelcomeStepProps) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trySamples = async () => {
    setBusy(true);
    setError(null);
    try {
      onOpen(await call("try_samples", {}));
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Welkom bij Woonrust`}
        lead={t`Samen rust brengen waar overlast is. Alles staat versleuteld op deze computer, ook zonder netwerk.`}
      />
      {unfinished && (
        <Notice kind="attention" title={t`Vorige keer is uw kluis niet afgemaakt`}>
          <Trans>De herstelcode was nog niet bevestigd. Er stond nog niets in de kluis. Begin hieronder opnieuw.</Trans>
        </Notice>
      )}
      <NextStep
        title={t`Maak uw eigen kluis`}
        actions={
          <Button onPress={onOwnVault}>
            <Trans>Maak mijn kluis</Trans>
          </Button>
        }
      >
        <Trans>Dat duurt ongeveer vijf minuten. Houd pen en papier of een printer bij de hand voor uw herstelcode.</Trans>
      </NextStep>
      <Section title={t`Had u al een kluis?`}>
        <Stack>
          <p className="kit-quiet">
            <Trans>Zet dan uw reservekopie terug. U hebt de wachtzin ervan nodig, of uw herstelcode.</Trans>
          </p>
          <Cluster>
            <Button kind="secondary" onPress={onRestore}>
              <Trans>Zet een reservekopie terug</Trans>
            </Button>
          </Cluster>
          <p className="kit-quiet">
            <Trans>Werkt u op een ander apparaat verder, of is dat weg? Dan komt dit apparaat erbij, met uw herstelcode.</Trans>
          </p>
          <Cluster>
            <Button kind="secondary" onPress={onAddDevice}>
              <Trans>Ik gebruik Woonrust al op een ander apparaat</Trans>
            </Button>
          </Cluster>
        </Stack>
      </Section>
      <Section title={t`Kreeg u een archief?`}>
        <Stack>
          <p className="kit-quiet">
            <Trans>Een archief van een zaak kunt u controleren zonder kluis. U hebt het bestand nodig en de wachtzin ervan.</Trans>
          </p>
          <Cluster>
            <Button kind="secondary" onPress={onCheck}>
              <Trans>Controleer een archief</Trans>
            </Button>
          </Cluster>
        </Stack>
      </Section>
      <Section title={t`Eerst rondkijken?`}>
        <Stack>
          <p className="kit-quiet">
            <Trans>De voorbeeldzaken gaan over verzonnen mensen en adressen. Ze staan in een aparte kluis, los van die van u.</Trans>
          </p>
          {error !== null && <ErrorState error={error} />}
          <Cluster>
            <Button kind="secondary" onPress={() => void trySamples()} pending={busy}>
              <Trans>Probeer met voorbeeldzaken</Trans>
            </Button>
          </Cluster>
        </Stack>
      </Section>
    </Stack>
  );
}
