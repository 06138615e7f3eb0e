import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { bytes, day, relativeDay } from "../../i18n/format.ts";
import { isoDay } from "../../i18n/parseDay.ts";
import { callSaving } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { BackupView } from "../../ipc/types/BackupView.ts";
import { Button } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useWork } from "../../parts/useWork.ts";

/** One file with everything, encrypted as the vault is. */
export function BackupSettings() {
  const { t } = useLingui();
  const last = useView("vault_info", {}).data?.last_backup_at;
  const work = useWork();
  const [made, setMade] = useState<BackupView | null>(null);
  const save = async () => {
    setMade(null);
    const backup = await work.run(() => callSaving("backup_vault", {}, `woonrust-${t`reservekopie`}-${isoDay(new Date())}.woonrust-backup`));
    if (backup) setMade(backup);
  };
  return (
    <Section title={t`Reservekopie`}>
      <Stack>
        <p>
          {last === undefined && " "}
          {last === null && t`U hebt nog geen reservekopie gemaakt.`}
          {last && t`Laatste kopie: ${day(last)} (${relativeDay(last)}).`}{" "}
          <Trans>Bewaar hem op een andere plek dan deze computer. Hij is versleuteld en gaat open met uw wachtzin van nu of uw herstelcode.</Trans>
        </p>
        {work.pending && <JobProgress name="backup_vault" label={t`Reservekopie wordt gemaakt en nagelezen`} />}
        {work.error && <ErrorState error={work.error} safe={t`Uw kluis is in orde. Er is geen nieuwe kopie gemaakt.`} />}
        {made && (
          <Notice live="status" title={t`Reservekopie gemaakt en nagelezen`}>
            {plural(made.cases, { one: "# zaak", other: "# zaken" })}, {plural(made.records, { one: "# onderdeel", other: "# onderdelen" })}, {bytes(Number(made.bytes))}.
          </Notice>
        )}
        <div>
          <Button kind="secondary" onPress={() => void save()} pending={work.pending}>
            <Trans>Maak reservekopie</Trans>
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
