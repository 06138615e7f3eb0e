import { expect, it } from "vitest";
import { fillText } from "./fillText.ts";

const filled = (template: string, values: Record<string, string>) => fillText(template, (name) => values[name]);

it("puts values into their places, in the number that fits", () => {
  expect(filled("Hooguit {limit} {limit|dag|dagen}.", { limit: "1" })).toBe("Hooguit 1 dag.");
  expect(filled("Hooguit {limit} {limit|dag|dagen}.", { limit: "7" })).toBe("Hooguit 7 dagen.");
  expect(filled("Minstens {limit|elke dag|elke {limit} dagen}.", { limit: "3" })).toBe("Minstens elke 3 dagen.");
});

it("leaves a place without a value, and reads no value as a template", () => {
  expect(filled("{limit|dag|dagen} {other}", {})).toBe("{limit|dag|dagen} {other}");
  expect(filled("{name}", { name: "{limit}" })).toBe("{limit}");
});
