import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { paths } from "../../paths.ts";
import { BackupSettings } from "./BackupSettings.tsx";
import { CrisisLine } from "./CrisisLine.tsx";
import { DiskSettings } from "./DiskSettings.tsx";
import { DisplaySettings } from "./DisplaySettings.tsx";
import { ExportKey } from "./ExportKey.tsx";
import { LeaveSamples } from "./LeaveSamples.tsx";
import { OwnCardSettings } from "./OwnCardSettings.tsx";
import { PassphraseSettings } from "./PassphraseSettings.tsx";
import { VaultFacts } from "./VaultFacts.tsx";

export default function SettingsScreen() {
  const { t } = useLingui();
  const settings = useView("get_settings", {});
  return (
    <Stack gap="loose">
      <PageHeader title={t`Instellingen`} lead={t`Wat u bij weergave kiest geldt meteen.`} />
      <LeaveSamples />
      <QueryStates query={settings}>
        {(view) => (
          <>
            <DisplaySettings settings={view} />
            <CrisisLine settings={view} />
          </>
        )}
      </QueryStates>
      <OwnCardSettings />
      <BackupSettings />
      <DiskSettings />
      <PassphraseSettings />
      <Section title={t`Beleidspakket`} actions={<LinkButton href={paths.policy} kind="secondary">{t`Bekijk of vervang het pakket`}</LinkButton>}>
        <p className="kit-quiet">{t`De termijnen, grenzen en regels waar Woonrust mee rekent.`}</p>
      </Section>
      <VaultFacts />
      <ExportKey />
      <Section title={t`Over Woonrust`} actions={<LinkButton href={paths.about} kind="secondary">{t`Versie, licenties en toegankelijkheid`}</LinkButton>}>
        <p className="kit-quiet">{t`Welke versie dit is, waar de inhoud op steunt, en waar u meldt dat iets niet toegankelijk is.`}</p>
      </Section>
    </Stack>
  );
}
