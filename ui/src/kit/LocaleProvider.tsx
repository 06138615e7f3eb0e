import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";

/** Gives the behaviours of React Aria our language; they would ask the system. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const { i18n } = useLingui();
  return <I18nProvider locale={i18n.locale === "en" ? "en-US" : "nl-NL"}>{children}</I18nProvider>;
}
