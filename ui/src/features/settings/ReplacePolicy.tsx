import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import type { PolicyView } from "../../ipc/types/PolicyView.ts";
import { Button } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { Cluster, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { useTerms } from "../../parts/terms.ts";
import { useWork } from "../../parts/useWork.ts";

/** Another pack from a file, or back to that of the product. A wrong pack is refused with its line and reason. */
export function ReplacePolicy({ policy }: { policy: PolicyView }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const work = useWork();
  const [asking, setAsking] = useState(false);
  const replace = async () => {
    const view = await work.run(() => callOpening("replace_policy", {}, ["json"]));
    if (view) report(t`Vanaf nu geldt: ${view.name}, uitgave ${view.edition}.`);
  };
  const restore = async () => {
    const view = await work.run(() => call("restore_policy", {}));
    setAsking(false);
    if (view) report(t`Het pakket van Woonrust zelf geldt weer.`);
  };
  return (
    <Section title={t`Een ander pakket`}>
      <Stack>
        <p className="kit-quiet">{t`Een pakket is een bestand dat op .json eindigt. Woonrust leest het eerst helemaal na; klopt er iets niet, dan verandert er niets.`}</p>
        {work.error && (work.error.code === "invalid_policy" ? <Wrong error={work.error} /> : <ErrorState error={work.error} />)}
        <Cluster>
          <Button kind="secondary" onPress={() => void replace()} pending={work.pending}>{t`Kies een pakket…`}</Button>
          {policy.state !== "built_in" && <Button kind="quiet" onPress={() => setAsking(true)}>{t`Terug naar het pakket van Woonrust zelf…`}</Button>}
        </Cluster>
        <AlertDialog open={asking} title={t`Terug naar het pakket van Woonrust zelf?`} confirm={t`Ga terug`} pending={work.pending} onClose={() => setAsking(false)} onConfirm={() => void restore()}>
          {t`Termijnen en grenzen van uw gemeente gelden dan niet meer op deze computer. U kunt het pakket later opnieuw kiezen.`}
        </AlertDialog>
      </Stack>
    </Section>
  );
}

/** What is wrong in the file: the line, the key and the reason, to pass on to who made it. */
function Wrong({ error }: { error: ApiError }) {
  const { t } = useLingui();
  const { text } = useTerms();
  const { line = "", key = "", reason = "", least, most } = error.params;
  return (
    <Notice kind="attention" live="alert" title={t`Dit beleidspakket heeft een fout op regel ${line}`}>
      <p>{[key && `${key}:`, text(`policy_error.${reason}`), least !== undefined && most !== undefined && t`Kies iets van ${least} tot en met ${most}.`].filter(Boolean).join(" ")}</p>
      <p>{t`Er is niets gewijzigd. Geef de regel en de reden door aan wie het pakket maakte.`}</p>
    </Notice>
  );
}
