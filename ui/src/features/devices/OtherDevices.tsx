import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { bytes } from "../../i18n/format.ts";
import { call, callSaving } from "../../ipc/call.ts";
import type { OwnDevicesView } from "../../ipc/types/OwnDevicesView.ts";
import type { SentToOwnView } from "../../ipc/types/SentToOwnView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Cluster, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";

/** What goes between one's own devices. */
export function OtherDevices({ view }: { view: OwnDevicesView }) {
  const { t } = useLingui();
  const inUse = view.devices.filter((device) => device.lost_at === null);
  const lost = view.devices.some((device) => device.lost_at !== null && !device.this);
  return (
    <>
      <Section title={t`Een apparaat erbij`}>
        <Stack gap="tight">
          <ol className="kit-bullets kit-bullets--numbered">
            <li>{t`Bewaar uw eigen kaart bij Contacten en zet het bestand op het nieuwe apparaat.`}</li>
            <li>{t`Start Woonrust daar en kies “Ik gebruik Woonrust al op een ander apparaat”. U hebt uw herstelblad nodig.`}</li>
            <li>{t`Bewaar daar uw kaart en lees die hier in. Daarna maakt u hieronder een bestand met alles.`}</li>
          </ol>
          <div>
            <LinkButton href={paths.contacts} kind="secondary">{t`Naar Contacten`}</LinkButton>
          </div>
        </Stack>
      </Section>
      {inUse.length > 1 && !view.this_is_lost && <Everything />}
      {lost && !view.this_is_lost && <VouchForLost />}
    </>
  );
}

function Everything() {
  const { t } = useLingui();
  const work = useWork();
  const [made, setMade] = useState<SentToOwnView | null>(null);
  const save = async () => {
    setMade(null);
    const view = await work.run(() => callSaving("send_to_own_devices", {}, "voor-mijn-apparaten.woonrust"));
    if (view) setMade(view);
  };
  const parts = made ? [plural(made.cases, { one: "# zaak", other: "# zaken" }), plural(made.records, { one: "# onderdeel", other: "# onderdelen" }), bytes(Number(made.bytes))].join(", ") : "";
  return (
    <Section title={t`Alles naar uw andere apparaten`}>
      <Stack gap="tight">
        <p>
          <Trans>In dit bestand zit alles, ook wat u met niemand deelt. Alleen uw eigen apparaten kunnen het openen. Concepten, eigen duidingen en instellingen blijven hier.</Trans>
        </p>
        {work.pending && <JobProgress name="send_to_own_devices" label={t`Bestand wordt gemaakt`} />}
        {work.error && <ErrorState error={work.error} safe={t`Er is geen bestand gemaakt.`} />}
        {made && (
          <Notice live="status" title={t`Het bestand is gemaakt`}>
            {t`${parts}. Open het op uw andere apparaat bij Uitwisselen.`}
          </Notice>
        )}
        <div>
          <Button kind="secondary" onPress={() => void save()} pending={work.pending}>
            <Trans>Maak een bestand met alles</Trans>
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

/** Said later what could not be said when the device was declared lost. */
function VouchForLost() {
  const { t } = useLingui();
  const work = useWork();
  const { report } = useUndoableResult();
  const vouch = async () => {
    const done = await work.run(() => call("vouch_for_lost", {}));
    if (!done) return;
    if (done.changes === 0) report(t`Alles wat hier van uw verloren apparaat staat, was al als van u bevestigd.`);
    else report(plural(done.changes, { one: "# wijziging als van u bevestigd.", other: "# wijzigingen als van u bevestigd." }));
  };
  return (
    <Section title={t`Wat uw verloren apparaat schreef`}>
      <Stack gap="tight">
        <p>
          <Trans>Wat hier al staat kunt u bevestigen. Het bewijs gaat mee in uw volgende bestand, zodat collega’s het aannemen. Wat later met een bestand meekwam staat apart: dat beoordeelt u per stuk.</Trans>
        </p>
        {work.error && <ErrorState error={work.error} />}
        <Cluster>
          <Button kind="secondary" onPress={() => void vouch()} pending={work.pending}>
            <Trans>Bevestig: wat hier staat is van mij</Trans>
          </Button>
          <LinkButton href={paths.setAside} kind="quiet">{t`Bekijk wat apart staat`}</LinkButton>
        </Cluster>
      </Stack>
    </Section>
  );
}
