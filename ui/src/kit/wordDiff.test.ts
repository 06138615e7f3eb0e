import { expect, it } from "vitest";
import { wordDiff } from "./wordDiff.ts";

const side = (kind: "added" | "removed", pieces: ReturnType<typeof wordDiff>) =>
  pieces.filter((piece) => piece.kind === "same" || piece.kind === kind).map((piece) => piece.text).join("");

it("marks the words that differ and keeps both texts whole", () => {
  const before = "De radio stond hard in de keuken.";
  const after = "De radio stond zacht in de kleine keuken.";
  const pieces = wordDiff(before, after);
  expect(side("removed", pieces)).toBe(before);
  expect(side("added", pieces)).toBe(after);
  expect(pieces.filter((piece) => piece.kind === "removed").map((piece) => piece.text)).toEqual(["hard"]);
});

it("equal texts have no marks, empty ones no pieces", () => {
  expect(wordDiff("gelijk", "gelijk")).toEqual([{ kind: "same", text: "gelijk" }]);
  expect(wordDiff("", "")).toEqual([]);
});

it("very long different texts are shown as a whole", () => {
  const words = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(" ");
  expect(wordDiff(words("a"), words("b")).map((piece) => piece.kind)).toEqual(["removed", "added"]);
});
