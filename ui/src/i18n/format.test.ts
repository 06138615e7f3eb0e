import { expect, it } from "vitest";
import { bytes, day, dayTime, relativeDay } from "./format.ts";

const NOW = new Date(2026, 10, 20, 15, 0);

it("writes Dutch days and times", () => {
  expect(dayTime(new Date(2026, 10, 20, 14, 32), NOW)).toBe("20 november 14.32");
  expect(day("2025-03-01", NOW)).toBe("1 maart 2025");
});

it.each([["2026-11-20", "vandaag"], ["2026-11-19", "gisteren"], ["2026-12-04", "over 2 weken"], ["2026-11-17", "3 dagen geleden"]])("%s is %s", (value, words) =>
  expect(relativeDay(value, NOW)).toBe(words),
);

it("writes sizes with a comma", () => {
  expect(bytes(2_400_000)).toBe("2,4 MB");
  expect(bytes(12)).toBe("12 B");
});
