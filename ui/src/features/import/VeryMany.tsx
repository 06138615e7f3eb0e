import { Trans, useLingui } from "@lingui/react/macro";
import { number } from "../../i18n/format.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { Notice } from "../../kit/Notice.tsx";

type VeryManyProps = { view: ImportPreviewView; open: boolean; onAgree: () => void; onClose: () => void };

/** More differences than one file should bring: merging takes a yes that names how many. */
export function VeryMany({ view, open, onAgree, onClose }: VeryManyProps) {
  const { t } = useLingui();
  if (!view.conflicts_need_yes) return null;
  const count = number(view.conflicts.length);
  const most = number(view.most_conflicts);
  return (
    <>
      <Notice kind="urgent" title={t`Dit bestand geeft ${count} verschillen om te kiezen`}>
        <Trans>Dat is heel veel voor één bestand; gewoon is hoogstens {most}. Misschien werkte uw collega lang in een oude kopie. Bel eerst. Er is nog niets samengevoegd.</Trans>
      </Notice>
      <AlertDialog open={open} title={t`Toch samenvoegen, met ${count} verschillen?`} confirm={t`Ja, met ${count} verschillen`} cancel={t`Nee, nog niet`} onClose={onClose} onConfirm={onAgree}>
        <Trans>Er gaat niets verloren: beide versies komen naast elkaar te staan. Maar iemand moet ze allemaal kiezen. Kort daarna kunt u het samenvoegen nog ongedaan maken.</Trans>
      </AlertDialog>
    </>
  );
}
