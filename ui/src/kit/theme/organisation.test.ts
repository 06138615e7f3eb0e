import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { theme } from "../../preview/cases/answers.ts";
import { applyDisplay } from "../display.ts";
import { applyTheme, fontOf, themeProperties } from "./organisation.ts";

const PAPER = "--basis-color-default-bg-document";
const FONT = "--basis-text-font-family-default";
const own = document.documentElement.style;
const plain = { density: "office", theme: "light", contrast: "normal", font: "standard" } as const;

beforeEach(() => applyDisplay(plain));
afterEach(() => applyTheme(null));

it("sets what the theme says, and takes all of it away again", () => {
  applyTheme(theme);
  expect(own.getPropertyValue(PAPER)).toBe(theme.light?.[PAPER]);
  expect(own.getPropertyValue("--basis-border-radius-md")).toBe("0.25rem");
  expect(own.length).toBe(Object.keys({ ...theme.light, ...theme.shape }).length);
  applyTheme(null);
  expect(own.length).toBe(0);
});

it("follows light and dark, and leaves the half alone that a theme does not have", () => {
  applyTheme(theme);
  applyDisplay({ theme: "dark" });
  expect(own.getPropertyValue(PAPER)).toBe(theme.dark?.[PAPER]);
  applyTheme({ ...theme, dark: null });
  expect(own.getPropertyValue(PAPER)).toBe("");
  expect(own.getPropertyValue("--basis-border-radius-md")).toBe("0.25rem");
});

it("another theme leaves nothing of the one before", () => {
  applyTheme(theme);
  applyTheme({ ...theme, light: null, shape: {} });
  expect(own.length).toBe(0);
});

it("high contrast is always our own", () => {
  applyDisplay({ contrast: "high" });
  applyTheme(theme);
  expect(own.length).toBe(0);
  applyDisplay({ contrast: "normal" });
  expect(own.getPropertyValue(PAPER)).toBe(theme.light?.[PAPER]);
  applyDisplay({ contrast: "high" });
  expect(own.length).toBe(0);
});

it("who chose the readable font keeps it", () => {
  applyTheme(theme);
  expect(own.getPropertyValue(FONT)).toMatch(/^"Noto Sans Variable"/);
  applyDisplay({ font: "readable" });
  expect(own.getPropertyValue(FONT)).toBe("");
  expect(own.getPropertyValue(PAPER)).not.toBe("");
});

it("a font is one that we ship, with its stand-ins", () => {
  const css = readFileSync("src/kit/theme/fonts.css", "utf8");
  for (const font of ["Noto Sans", "Atkinson Hyperlegible Next"]) {
    const properties = themeProperties({ ...theme, shape: { [FONT]: font } }, "light");
    const first = /^"([^"]+)"/.exec(properties[FONT] ?? "")?.[1];
    expect(css).toContain(`font-family: "${first}";`);
    expect(fontOf({ ...theme, shape: { [FONT]: font } })).toBe(font);
  }
  expect(themeProperties({ ...theme, shape: {} }, "light")).toEqual(theme.light);
  expect(fontOf(null)).toBe("Noto Sans");
});
