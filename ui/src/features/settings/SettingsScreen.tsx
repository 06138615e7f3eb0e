import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { DisplaySettings } from "./DisplaySettings.tsx";

export default function SettingsScreen() {
  const { t } = useLingui();
  const settings = useView("get_settings", {});
  return (
    <>
      <PageHeader title={t`Instellingen`} lead={t`Wat u kiest geldt meteen.`} />
      <QueryStates query={settings}>{(view) => <DisplaySettings settings={view} />}</QueryStates>
    </>
  );
}
