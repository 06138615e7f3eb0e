import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import { Button } from "../../kit/Button.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import LeaveSamplesDialog from "../../parts/LeaveSamplesDialog.tsx";
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
            <Trans>Verwijder de voorbeeldzaken</Trans>
          </Button>
        }
      >
        <Trans>Alle mensen en adressen zijn verzonnen. Begin met uw eigen kluis als u genoeg hebt gezien.</Trans>
      </Notice>
      {work.error && <ErrorState error={work.error} />}
      <LeaveSamplesDialog open={asking} pending={work.pending} onConfirm={() => void leave()} onClose={() => setAsking(false)} />
    </>
  );
}
