import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import { useCall } from "../../ipc/hooks.ts";
import type { OldBackupView } from "../../ipc/types/OldBackupView.ts";
import { Button } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";

/** Backups that the old sheet still opens: destroyed from here, or ticked off once the person did it. */
export function OldBackups({ backups }: { backups: readonly OldBackupView[] }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<OldBackupView | null>(null);
  if (backups.length === 0) return null;
  return (
    <Section title={t`Reservekopieën die het oude blad nog opent`}>
      <Stack gap="tight">
        <p>
          <Trans>Vernietig ze, ook de kopieën die u er zelf van maakte. Maak daarna een nieuwe reservekopie.</Trans>
        </p>
        <PlainList
          label={t`Oude reservekopieën`}
          items={backups.map((backup) => ({
            key: backup.backup,
            content: (
              <Stack gap="tight">
                <span>
                  {backup.path}
                  <br />
                  <span className="kit-quiet">{dayTime(backup.at)}</span>
                </span>
                <div>
                  <Button kind="secondary" onPress={() => setChosen(backup)} context={dayTime(backup.at)}>
                    {backup.here ? <Trans>Vernietig</Trans> : <Trans>Ik heb hem vernietigd</Trans>}
                  </Button>
                </div>
              </Stack>
            ),
          }))}
        />
      </Stack>
      {chosen && <Destroy backup={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}

function Destroy({ backup, onClose }: { backup: OldBackupView; onClose: () => void }) {
  const { t } = useLingui();
  const destroy = useCall("destroy_backup");
  return (
    <AlertDialog
      open
      title={backup.here ? t`Deze reservekopie vernietigen?` : t`Is deze reservekopie vernietigd?`}
      confirm={backup.here ? t`Vernietig` : t`Ja, hij is vernietigd`}
      danger
      pending={destroy.isPending}
      onClose={onClose}
      onConfirm={() => destroy.mutate({ backup: backup.backup, by_hand: !backup.here, yes: true }, { onSuccess: onClose })}
    >
      <p>
        {backup.here ? (
          <Trans>Het bestand verdwijnt van deze plek. Kopieën op andere plekken blijven.</Trans>
        ) : (
          <Trans>Woonrust kan er niet bij. Hij gaat van deze lijst af omdat u het zegt.</Trans>
        )}
      </p>
      {destroy.error && <ErrorState error={destroy.error} live />}
    </AlertDialog>
  );
}
