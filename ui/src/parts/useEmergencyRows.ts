import { useView } from "../ipc/hooks.ts";
import { useTerms } from "./terms.ts";

const NUMBERS = ["112", "crisis_service", "police", "suicide_prevention", "safe_home", "care_concern", "animal"] as const;

/** Whom to call: the numbers of the policy pack; the crisis line that the person filled in himself stands before that of the pack. */
export function useEmergencyRows(): { key: string; label: string; value: string }[] {
  const { text } = useTerms();
  const settings = useView("get_settings", {}).data;
  const row = (key: (typeof NUMBERS)[number]) => {
    const value = text(`emergency.${key}`);
    if (key === "crisis_service" && settings?.crisis_number) return { key, label: settings.crisis_number, value: settings.crisis_name || value };
    return { key, label: text(`emergency.${key}.number`), value };
  };
  return NUMBERS.map(row).filter(({ label }) => label !== "");
}
