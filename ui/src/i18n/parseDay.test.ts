import { describe, expect, it } from "vitest";
import { isoInstant, parseDay, parseTime } from "./parseDay.ts";

const TODAY = "2026-11-20"; // a Friday

describe("a day in the future", () => {
  it.each([
    ["vandaag", "2026-11-20"],
    ["Morgen", "2026-11-21"],
    ["overmorgen", "2026-11-22"],
    ["over 2 weken", "2026-12-04"],
    ["over een week", "2026-11-27"],
    ["over drie dagen", "2026-11-23"],
    ["over 1 maand", "2026-12-20"],
    ["vrijdag", "2026-11-27"],
    ["ma", "2026-11-23"],
    ["volgende week woensdag", "2026-11-25"],
    ["20 november", "2026-11-20"],
    ["19 nov", "2027-11-19"],
    ["vrijdag 4 december", "2026-12-04"],
    ["1 mrt 2027", "2027-03-01"],
    ["4-12", "2026-12-04"],
    ["04-12-2026", "2026-12-04"],
    ["4/12/26", "2026-12-04"],
    ["2026-12-04", "2026-12-04"],
    ["tomorrow", "2026-11-21"],
    ["in 2 weeks", "2026-12-04"],
    ["next week Monday", "2026-11-23"],
  ])("%s is %s", (typed, expected) => expect(parseDay(typed, TODAY)).toBe(expected));
});

describe("a day in the past", () => {
  it.each([
    ["gisteren", "2026-11-19"],
    ["vrijdag", "2026-11-13"],
    ["donderdag", "2026-11-19"],
    ["2 weken geleden", "2026-11-06"],
    ["afgelopen maandag", "2026-11-16"],
    ["21 november", "2025-11-21"],
  ])("%s is %s", (typed, expected) => expect(parseDay(typed, TODAY, "past")).toBe(expected));
});

it.each(["", "ooit", "31 februari", "31-4-2026", "40 nov", "12", "over", "over 2"])("%s is no day", (typed) => {
  expect(parseDay(typed, TODAY)).toBeNull();
});

it.each([["14.32", "14:32"], ["1432", "14:32"], ["9", "09:00"], ["9 uur", "09:00"], ["23:10", "23:10"], ["25.00", null], ["12.75", null], ["straks", null]])(
  "the time %s is %s",
  (typed, expected) => expect(parseTime(typed)).toBe(expected),
);

it("an instant carries its offset", () => {
  expect(isoInstant("2026-11-20", "14:32")).toMatch(/^2026-11-20T14:32:00[+-]\d{2}:\d{2}$/);
});
