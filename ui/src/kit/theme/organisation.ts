// The theme of an organisation over our own: properties of <html>, set one by one and taken away again, as the strict CSP
// allows. The core let only names and values of its list through; high contrast and the readable font stay ours.
import type { ThemeView } from "../../ipc/types/ThemeView.ts";
import { onDisplay } from "../display.ts";

/** The two looks of a theme. */
export type Half = "light" | "dark";

type Properties = Record<string, string>;

const FONT = "--basis-text-font-family-default";
const USUAL_FONT = "Noto Sans";

/** A font as the style sheet knows it, with what stands in for the letters that it lacks. */
const families: Properties = {
  "Noto Sans": '"Noto Sans Variable", "Noto Sans", system-ui, sans-serif',
  "Atkinson Hyperlegible Next": '"Atkinson Hyperlegible Next Variable", "Noto Sans Variable", system-ui, sans-serif',
};

let theme: ThemeView | null = null;
let painted: string[] = [];

/** The font in which the window stands when nobody chose another. */
export const fontOf = (theme: ThemeView | null | undefined): string => theme?.shape[FONT] ?? USUAL_FONT;

/** What one half of a theme sets. */
export function themeProperties(theme: ThemeView, half: Half): Properties {
  const family = families[fontOf(theme)];
  return { ...theme.shape, ...theme[half], ...(FONT in theme.shape && family ? { [FONT]: family } : {}) };
}

function wanted({ theme: look, contrast, font }: DOMStringMap): Properties {
  if (!theme || contrast === "high") return {};
  const properties = themeProperties(theme, look === "dark" ? "dark" : "light");
  if (font === "readable") delete properties[FONT];
  return properties;
}

function paint(): void {
  const { style, dataset } = document.documentElement;
  const properties = wanted(dataset);
  for (const name of painted) if (!(name in properties)) style.removeProperty(name);
  for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
  painted = Object.keys(properties);
}

/** Puts a theme on the window, or takes it away. */
export function applyTheme(next: ThemeView | null): void {
  theme = next;
  paint();
}

onDisplay(paint);
