import { Trans, useLingui } from "@lingui/react/macro";
import { callSaving } from "../../ipc/call.ts";
import type { NewSheetView } from "../../ipc/types/NewSheetView.ts";
import { Button } from "../../kit/Button.tsx";
import { Fingerprint, RecoveryCode } from "../../kit/Fingerprint.tsx";
import { ActionBar, Cluster, Stack } from "../../kit/Layout.tsx";
import { announce } from "../../kit/LiveRegion.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QrCode } from "../../kit/QrCode.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useWork } from "../../parts/useWork.ts";

/** The new code, this once. Nothing rests on it yet. */
export function SheetShown({ sheet, onNext }: { sheet: NewSheetView; onNext: () => void }) {
  const { t } = useLingui();
  const work = useWork();
  const save = async () => {
    const done = await work.run(() => callSaving("save_recovery_sheet", {}, t`Woonrust herstelblad.html`));
    if (done) announce(t`Het herstelblad is bewaard.`);
  };
  return (
    <Stack gap="loose">
      <PageHeader key="shown" title={t`Uw nieuwe herstelcode`} lead={t`U ziet hem alleen nu. Tot u twee groepen hebt overgetypt geldt uw oude blad.`} />
      <RecoveryCode groups={sheet.recovery_code} />
      <QrCode qr={sheet.recovery_qr} label={t`Dezelfde herstelcode als QR-code`} />
      <Notice kind="attention" title={t`Print het blad of schrijf de code over`}>
        <Trans>Bewaar het achter slot, niet bij deze computer. Houd het oude blad tot het nieuwe geldt.</Trans>
      </Notice>
      <div className="kit-screen-only">
        <Cluster>
          <Button kind="secondary" onPress={() => window.print()}>
            <Trans>Druk af</Trans>
          </Button>
          <Button kind="secondary" onPress={() => void save()} pending={work.pending}>
            <Trans>Bewaar als bestand</Trans>
          </Button>
        </Cluster>
      </div>
      {work.error && <ErrorState error={work.error} />}
      <Fingerprint value={sheet.fingerprint} label={t`Uw vingerafdruk daarna`} />
      <ActionBar>
        <Button onPress={onNext}>
          <Trans>Ik heb de code</Trans>
        </Button>
      </ActionBar>
    </Stack>
  );
}
