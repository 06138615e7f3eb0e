import { Trans, useLingui } from "@lingui/react/macro";
import { AlertDialog } from "../kit/Dialog.tsx";

type LeaveSamplesDialogProps = { open: boolean; pending: boolean; onConfirm: () => void; onClose: () => void };

/** Asks before the example cases go, with whatever was written in them. */
export default function LeaveSamplesDialog({ open, pending, onConfirm, onClose }: LeaveSamplesDialogProps) {
  const { t } = useLingui();
  return (
    <AlertDialog open={open} danger title={t`Voorbeeldzaken verwijderen?`} confirm={t`Verwijder`} onConfirm={onConfirm} onClose={onClose} pending={pending}>
      <Trans>Ook wat u er zelf bij schreef is dan weg. U begint daarna met een eigen, lege kluis.</Trans>
    </AlertDialog>
  );
}
