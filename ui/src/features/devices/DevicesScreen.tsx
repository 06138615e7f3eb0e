import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { DevicesChangedView } from "../../ipc/types/DevicesChangedView.ts";
import type { OwnDevicesView } from "../../ipc/types/OwnDevicesView.ts";
import type { OwnDeviceView } from "../../ipc/types/OwnDeviceView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { TellPeople } from "../../parts/TellPeople.tsx";
import { paths } from "../../paths.ts";
import { DeviceRow } from "./DeviceRow.tsx";
import { OtherDevices } from "./OtherDevices.tsx";
import { RenewForm } from "./RenewForm.tsx";
import { RevokeForm } from "./RevokeForm.tsx";

/** What is being done; one thing at a time, because each asks for the recovery code. */
type Task = { kind: "revoke"; device: OwnDeviceView } | { kind: "renew" } | null;

export default function DevicesScreen() {
  const { t } = useLingui();
  const devices = useView("own_devices", {});
  const [task, setTask] = useState<Task>(null);
  const [changed, setChanged] = useState<DevicesChangedView | null>(null);
  const done = (view: DevicesChangedView) => {
    setTask(null);
    setChanged(view);
  };
  const begin = (next: Task) => {
    setChanged(null);
    setTask(next);
  };
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Uw apparaten`}
        lead={t`Op elk apparaat staat een eigen kluis. Uw herstelcode bewijst dat ze van u zijn.`}
        back={{ href: paths.settings, label: t`Instellingen` }}
      />
      {changed && (
        <Notice live="status" title={t`Uw kaart zegt voortaan welke apparaten van u zijn`}>
          <TellPeople people={changed.tell} />
        </Notice>
      )}
      <QueryStates query={devices}>
        {(view) => (
          <>
            <Alarms view={view} onRenew={() => begin({ kind: "renew" })} />
            <Section title={t`Op uw kaart`}>
              <PlainList
                label={t`Uw apparaten`}
                items={view.devices.map((device) => ({
                  key: device.device,
                  content: <DeviceRow device={device} onRevoke={() => begin({ kind: "revoke", device })} onRenew={() => begin({ kind: "renew" })} />,
                }))}
              />
            </Section>
            {task?.kind === "revoke" && <RevokeForm key={task.device.device} device={task.device} onDone={done} onBack={() => setTask(null)} />}
            {task?.kind === "renew" && <RenewForm lost={view.this_is_lost} onDone={done} onBack={() => setTask(null)} />}
            <OtherDevices view={view} />
          </>
        )}
      </QueryStates>
      <Section title={t`Herstelblad kwijt of bij een ander?`} actions={<LinkButton href={paths.recoverySheet} kind="secondary">{t`Maak een nieuw herstelblad`}</LinkButton>}>
        <p className="kit-quiet">
          <Trans>U krijgt een nieuwe code en een nieuwe vingerafdruk. Collega’s vergelijken die opnieuw met u voordat ze iets sturen.</Trans>
        </p>
      </Section>
    </Stack>
  );
}

/** What is wrong with this device or with the card. */
function Alarms({ view, onRenew }: { view: OwnDevicesView; onRenew: () => void }) {
  const { t } = useLingui();
  return (
    <>
      {view.this_is_lost && (
        <Notice
          kind="urgent"
          title={t`Dit apparaat is als verloren gemeld`}
          action={
            <Button onPress={onRenew}>
              <Trans>Geef dit apparaat nieuwe sleutels</Trans>
            </Button>
          }
        >
          <Trans>Collega’s nemen niets aan dat u hier schrijft, en delen kan niet. Hebt u het terug? Geef het met uw herstelcode nieuwe sleutels.</Trans>
        </Notice>
      )}
      {view.card_clash && (
        <Notice kind="urgent" title={t`Twee van uw apparaten wijzigden uw kaart tegelijk`} action={<LinkButton href={paths.ownCard} kind="secondary">{t`Teken uw kaart opnieuw`}</LinkButton>}>
          <Trans>Er bestaan twee kaarten met hetzelfde nummer. Collega’s krijgen een waarschuwing. Teken uw kaart één keer opnieuw, dan klopt het weer. Hebt u de andere kaart niet gemaakt? Dan heeft iemand uw herstelcode: maak een nieuw herstelblad.</Trans>
        </Notice>
      )}
    </>
  );
}
