// How the window looks: theme, contrast, density and font as attributes of <html>.
import { useSyncExternalStore } from "react";

/** Onderweg or Kantoor. */
export type Density = "on_the_road" | "office";

export type DisplayChoice = {
  density: "automatic" | Density;
  theme: "system" | "light" | "dark";
  contrast: "normal" | "high";
  font: "standard" | "readable";
};

const system: DisplayChoice = { density: "automatic", theme: "system", contrast: "normal", font: "standard" };
let choice = system;
let density: Density = "office";
const listeners = new Set<() => void>();

const matches = (query: string) => window.matchMedia?.(query).matches ?? false;
const QUERIES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(any-pointer: coarse) and (max-width: 64rem)", "(max-width: 45rem)"] as const;

function resolve(): void {
  const root = document.documentElement.dataset;
  const suggested: Density = matches(QUERIES[2]) || matches(QUERIES[3]) ? "on_the_road" : "office";
  density = choice.density === "automatic" ? suggested : choice.density;
  root.theme = choice.theme === "system" ? (matches(QUERIES[0]) ? "dark" : "light") : choice.theme;
  root.contrast = matches(QUERIES[1]) ? "high" : choice.contrast;
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

/** Calls `listener` after every change of theme, contrast, font or density. */
export function onDisplay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Onderweg (`on_the_road`) or Kantoor (`office`), as it is now. */
export function useDensity(): Density {
  return useSyncExternalStore(onDisplay, () => density);
}
