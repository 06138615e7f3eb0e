// Language of the interface: Dutch is the source, English the second; never the system's choice.
import { i18n } from "@lingui/core";

export type Language = "nl" | "en";
type Catalogue = { messages: Record<string, never> };

const gate: Record<Language, () => Promise<unknown>> = {
  nl: () => import("./nl/gate.po"),
  en: () => import("./en/gate.po"),
};
const screens: Record<Language, () => Promise<unknown>> = {
  nl: () => import("./nl/screens.po"),
  en: () => import("./en/screens.po"),
};

let withScreens = false;

/** Loads the words of the language and switches everything over. */
export async function speak(language: Language): Promise<void> {
  const parts = await Promise.all([gate[language](), ...(withScreens ? [screens[language]()] : [])]);
  for (const part of parts) i18n.load(language, (part as Catalogue).messages);
  i18n.activate(language);
  document.documentElement.lang = language;
}

/** Adds the words of all screens but unlock; awaited by every lazy screen. */
export async function loadScreenWords(): Promise<void> {
  withScreens = true;
  await speak(i18n.locale === "en" ? "en" : "nl");
}
