import { useLingui } from "@lingui/react/macro";
import { useView } from "../ipc/hooks.ts";
import { useTerms } from "./terms.ts";

const NUMBERS = ["112", "police", "suicide_prevention", "safe_home", "care_concern", "animal"] as const;

/** Whom to call: the numbers of the content pack, and after 112 the crisis line that the person filled in himself. */
export function useEmergencyRows(): { key: string; label: string; value: string }[] {
  const { t } = useLingui();
  const { text } = useTerms();
  const settings = useView("get_settings", {}).data;
  const known = NUMBERS.map((key) => ({ key: key as string, label: text(`emergency.${key}.number`), value: text(`emergency.${key}`) })).filter((row) => row.label !== "");
  if (!settings?.crisis_number) return known;
  const [first, ...others] = known;
  const own = { key: "crisis", label: settings.crisis_number, value: settings.crisis_name || t`Crisisdienst in uw regio` };
  return [...(first ? [first] : []), own, ...others];
}
