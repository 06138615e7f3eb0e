import { expect, it } from "vitest";
import { type MadePiece, threeWay } from "./threeWay.ts";

const BASE = "De radio stond hard in de keuken en de buren klopten op de muur.";
const without = (kind: MadePiece["kind"], pieces: readonly MadePiece[]) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join("");
const changes = (pieces: readonly MadePiece[]) => pieces.filter((piece) => piece.kind !== "same").map(({ kind, text, meets }) => [kind, text.trim(), meets]);

it("keeps every text whole, whatever the two wrote", () => {
  const texts = ["", BASE, "De radio stond zacht in de keuken.", "Stil.", `${BASE} Daarna was het stil.`, "buren buren buren"];
  for (const mine of texts) {
    for (const theirs of texts) {
      const view = threeWay(BASE, mine, theirs);
      expect(without("removed", view.mine)).toBe(mine);
      expect(without("removed", view.theirs)).toBe(theirs);
      expect(without("added", view.mine)).toBe(BASE);
      expect(without("added", view.theirs)).toBe(BASE);
    }
  }
});

it("changes at different places do not meet", () => {
  const view = threeWay(BASE, BASE.replace("hard", "zacht"), BASE.replace("muur", "deur"));
  expect(changes(view.mine)).toEqual([["removed", "hard", "nothing"], ["added", "zacht", "nothing"]]);
  expect(changes(view.theirs)).toEqual([["removed", "muur.", "nothing"], ["added", "deur.", "nothing"]]);
});

it("another word at the same place is told on both sides", () => {
  const view = threeWay(BASE, BASE.replace("hard", "zacht"), BASE.replace("hard", "heel hard"));
  expect(changes(view.mine).map(([, , meets]) => meets)).toEqual(["other", "other"]);
  expect(changes(view.theirs).every(([, , meets]) => meets === "other")).toBe(true);
});

it("the same change by both is no difference", () => {
  const view = threeWay(BASE, BASE.replace("hard", "zacht"), BASE.replace("hard", "zacht").replace("muur", "deur"));
  expect(changes(view.mine)).toEqual([["removed", "hard", "same"], ["added", "zacht", "same"]]);
  expect(changes(view.theirs)).toEqual([["removed", "hard", "same"], ["added", "zacht", "same"], ["removed", "muur.", "nothing"], ["added", "deur.", "nothing"]]);
});

it("what one took out and the other changed meets", () => {
  const view = threeWay(BASE, "De radio stond hard in de keuken.", BASE.replace("klopten", "bonsden"));
  expect(changes(view.theirs).map(([, , meets]) => meets)).toEqual(["other", "other"]);
});
