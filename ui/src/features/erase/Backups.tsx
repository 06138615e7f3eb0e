import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { BackupNamedView } from "../../ipc/types/BackupNamedView.ts";
import { PlainList, Quiet, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";

/** Backups that were written here: each still holds what stood in the vault that day. */
export function Backups({ backups }: { backups: readonly BackupNamedView[] }) {
  const { t } = useLingui();
  return (
    <Stack>
      <p>{t`In deze kopieën staat het nog. Bij terugzetten wordt het opnieuw gewist: de lijst van wat gewist is, gaat mee met elke kopie die bereikbaar is. Een kopie die u niet nodig hebt, gooit u zelf weg.`}</p>
      <PlainList
        label={t`Reservekopieën`}
        items={backups.map((backup) => ({
          key: `${backup.name}${backup.at}`,
          content: (
            <>
              {backup.name} <Quiet>{day(backup.at)}</Quiet> {!backup.reachable && <StatusTag tone="attention">{t`Nu niet bereikbaar`}</StatusTag>}{" "}
              {backup.expired && <StatusTag tone="attention">{t`Ouder dan u kopieën bewaart`}</StatusTag>}
            </>
          ),
        }))}
      />
    </Stack>
  );
}
