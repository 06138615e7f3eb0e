export type SettingsView = {
  density: "auto" | "field" | "office";
  theme: "system" | "light" | "dark";
  contrast: "system" | "normal" | "more";
  font: "noto_sans" | "atkinson_hyperlegible";
  zoom: number;
  language: "nl" | "en";
  lock_minutes: number;
};
