import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { day } from "../../i18n/format.ts";
import { useCall } from "../../ipc/hooks.ts";
import type { OwnDeviceView } from "../../ipc/types/OwnDeviceView.ts";
import { Button } from "../../kit/Button.tsx";
import { ActionBar, Cluster, Form, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { TextField } from "../../kit/TextField.tsx";

type DeviceRowProps = { device: OwnDeviceView; onRevoke: () => void; onRenew: () => void };

/** One device, and what can be done with it. */
export function DeviceRow({ device, onRevoke, onRenew }: DeviceRowProps) {
  const { t } = useLingui();
  const [naming, setNaming] = useState(false);
  const short = device.device.slice(0, 8);
  const name = device.name || (device.this ? t`Dit apparaat` : t`Apparaat ${short}`);
  const since = day(device.since);
  const state = device.lost_at ? (
    <StatusTag tone="attention">{t`Verloren gemeld op ${day(device.lost_at)}`}</StatusTag>
  ) : device.this ? (
    <>{t`Hier werkt u nu`}</>
  ) : (
    <>{t`In gebruik`}</>
  );
  return (
    <Stack gap="tight">
      <p>
        <strong>{name}</strong>
        <br />
        <span className="kit-quiet">{t`Op uw kaart sinds ${since}, kenmerk ${short}`}</span>
      </p>
      <div>{state}</div>
      {naming ? (
        <NameForm device={device} onClose={() => setNaming(false)} />
      ) : (
        <Cluster>
          <Button kind="quiet" onPress={() => setNaming(true)} context={name}>
            <Trans>Geef een naam</Trans>
          </Button>
          {!device.this && device.lost_at === null && (
            <Button kind="secondary" onPress={onRevoke} context={name}>
              <Trans>Verloren of gestolen</Trans>
            </Button>
          )}
          {device.this && (
            <Button kind="quiet" onPress={onRenew} context={name}>
              <Trans>Nieuwe sleutels</Trans>
            </Button>
          )}
        </Cluster>
      )}
    </Stack>
  );
}

function NameForm({ device, onClose }: { device: OwnDeviceView; onClose: () => void }) {
  const { t } = useLingui();
  const rename = useCall("name_device");
  const [name, setName] = useState(device.name);
  const [tried, setTried] = useState(false);
  const error = tried && name.trim() === "" ? t`Vul een naam in.` : undefined;
  const save = () => {
    setTried(true);
    if (name.trim() !== "") rename.mutate({ device: device.device, name }, { onSuccess: onClose });
  };
  return (
    <Form onSubmit={save}>
      <TextField id={`name-${device.device}`} label={t`Naam, alleen voor u`} hint={t`Bijvoorbeeld laptop of telefoon.`} value={name} onChange={setName} error={error} autoFocus />
      {rename.error && <ErrorState error={rename.error} />}
      <ActionBar>
        <Button type="submit" pending={rename.isPending}>
          <Trans>Bewaar de naam</Trans>
        </Button>
        <Button kind="quiet" onPress={onClose}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
