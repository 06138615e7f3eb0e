import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const css = readFileSync("src/kit/theme/grijsblauw.css", "utf8");

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries([...body.matchAll(/--basis-([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

const light = block("\n:root");
const dark = block(':root[data-theme="dark"]');
const variants: Record<string, Record<string, string>> = {
  licht: light,
  donker: { ...light, ...dark },
  "licht, hoog contrast": { ...light, ...block(':root[data-contrast="high"]') },
  "donker, hoog contrast": { ...light, ...dark, ...block(':root[data-contrast="high"]'), ...block(':root[data-theme="dark"][data-contrast="high"]') },
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const papers = ["default-bg-document", "default-bg-default", "default-bg-subtle", "default-bg-hover"];
const soft = ["accent-1-bg-subtle", "accent-1-bg-hover"];
const text: [string, string[]][] = [
  ["default-color-document", [...papers, ...soft, "warning-bg-subtle", "negative-bg-subtle"]],
  ["default-color-subtle", [...papers, "accent-1-bg-subtle"]],
  ["accent-1-color-default", [...papers, ...soft]],
  ["warning-color-default", [...papers.slice(0, 3), "warning-bg-subtle"]],
  ["negative-color-default", [...papers.slice(0, 3), "negative-bg-subtle"]],
  ["positive-color-default", ["default-bg-document", "default-bg-default", "positive-bg-subtle"]],
  ["action-1-inverse-color-default", ["action-1-inverse-bg-default", "action-1-inverse-bg-hover", "action-1-inverse-bg-active"]],
  ["negative-inverse-color-default", ["negative-inverse-bg-default", "negative-inverse-bg-hover"]],
];
const shapes: [string, string[]][] = [
  ["default-border-default", papers],
  ["accent-1-border-default", [...papers, ...soft]],
  ["action-1-inverse-bg-default", ["default-bg-document", "default-bg-default", "accent-1-bg-subtle"]],
  ["warning-border-default", papers],
  ["negative-border-default", papers],
];

for (const [name, colours] of Object.entries(variants)) {
  const pick = (token: string) => colours[`color-${token}`] ?? expect.fail(`${token} is missing`);
  it(`text reads at 4.5:1 in ${name}`, () => {
    for (const [front, backs] of text) {
      for (const back of backs) expect(contrast(pick(front), pick(back)), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
    }
  });
  it(`borders and focus stand out at 3:1 in ${name}`, () => {
    for (const [front, backs] of shapes) {
      for (const back of backs) expect(contrast(pick(front), pick(back)), `${front} on ${back}`).toBeGreaterThanOrEqual(3);
    }
    const focus = colours["focus-outline-color"] ?? "";
    for (const back of [...papers, ...soft]) expect(contrast(focus, pick(back)), `focus on ${back}`).toBeGreaterThanOrEqual(3);
  });
}
