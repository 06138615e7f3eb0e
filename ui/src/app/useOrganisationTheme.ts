import { useEffect } from "react";
import { useView } from "../ipc/hooks.ts";
import type { ThemeView } from "../ipc/types/ThemeView.ts";
import { applyTheme } from "../kit/theme/organisation.ts";

/** The theme of the organisation, on the window for as long as the vault is open. */
export function useOrganisationTheme(): ThemeView | null {
  const theme = useView("theme", {}).data?.theme ?? null;
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => () => applyTheme(null), []);
  return theme;
}
