import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import { Button } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useWork } from "../../parts/useWork.ts";

/** Only in the vault with example cases: the way out. */
export function LeaveSamples() {
  const { t } = useLingui();
  const status = useView("vault_status", {});
  const work = useWork();
  const [asking, setAsking] = useState(false);
  if (!status.data?.sample) return null;
  const leave = async () => {
    const left = await work.run(() => call("leave_samples", {}));
    setAsking(false);
    if (left) window.location.reload();
  };
  return (
    <>
      <Notice
        title={t`U kijkt rond met voorbeeldzaken`}
        action={
          <Button kind="secondary" onPress={() => setAsking(true)}>
            <Trans>Weg met de voorbeeldzaken</Trans>
          </Button>
        }
      >
        <Trans>Alle mensen en adressen zijn verzonnen. Begin met uw eigen kluis als u genoeg hebt gezien.</Trans>
      </Notice>
      {work.error && <ErrorState error={work.error} />}
      <AlertDialog open={asking} danger title={t`Voorbeeldzaken weggooien?`} confirm={t`Gooi weg`} onConfirm={() => void leave()} onClose={() => setAsking(false)} pending={work.pending}>
        <Trans>Ook wat u er zelf bij schreef is dan weg. U begint daarna met een eigen, lege kluis.</Trans>
      </AlertDialog>
    </>
  );
}
