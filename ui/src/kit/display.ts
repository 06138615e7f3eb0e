// How the window looks: theme, contrast, density and font as attributes of <html>.
import { useSyncExternalStore } from "react";

export type Density = "field" | "office";

export type DisplayChoice = {
  density: "auto" | Density;
  theme: "system" | "light" | "dark";
  contrast: "system" | "normal" | "more";
  font: "noto_sans" | "atkinson_hyperlegible";
};

const system: DisplayChoice = { density: "auto", theme: "system", contrast: "system", font: "noto_sans" };
let choice = system;
let density: Density = "office";
const listeners = new Set<() => void>();

const matches = (query: string) => window.matchMedia?.(query).matches ?? false;
const QUERIES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(any-pointer: coarse) and (max-width: 64rem)", "(max-width: 45rem)"] as const;

function resolve(): void {
  const root = document.documentElement.dataset;
  const suggested: Density = matches(QUERIES[2]) || matches(QUERIES[3]) ? "field" : "office";
  density = choice.density === "auto" ? suggested : choice.density;
  root.theme = choice.theme === "system" ? (matches(QUERIES[0]) ? "dark" : "light") : choice.theme;
  root.contrast = choice.contrast === "system" ? (matches(QUERIES[1]) ? "more" : "normal") : choice.contrast;
  root.font = choice.font;
  root.density = density;
  for (const listener of listeners) listener();
}

/** Applies a choice now and whenever the system changes. */
export function applyDisplay(next: Partial<DisplayChoice>): void {
  choice = { ...choice, ...next };
  resolve();
}

/** Follows the system from now on; once per window. */
export function followSystem(): void {
  for (const query of QUERIES) window.matchMedia?.(query).addEventListener("change", resolve);
  resolve();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Onderweg (`field`) or Kantoor (`office`), as it is now. */
export function useDensity(): Density {
  return useSyncExternalStore(subscribe, () => density);
}
