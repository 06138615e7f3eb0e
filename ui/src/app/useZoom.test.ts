import { expect, it } from "vitest";
import { zoomStep } from "./useZoom.ts";

it("steps up and down and stops at the ends", () => {
  expect(zoomStep(100, 1)).toBe(110);
  expect(zoomStep(100, -1)).toBe(90);
  expect(zoomStep(115, 1)).toBe(125);
  expect(zoomStep(400, 1)).toBe(400);
  expect(zoomStep(80, -1)).toBe(80);
});
