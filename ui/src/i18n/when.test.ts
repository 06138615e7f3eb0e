import { expect, it } from "vitest";
import { dayFault, inWords, joined, momentFault, momentOf, partsOf } from "./when.ts";

it("what was typed survives, understood or not", () => {
  for (const parts of [
    { day: "2026-11-20", time: "14.32" },
    { day: "2026-11-20", time: "" },
    { day: "ooit", time: "" },
    { day: "ooit", time: "14.32" },
    { day: "", time: "14.32" },
    { day: "2026-11-20", time: "straks" },
    { day: "", time: "" },
  ]) {
    expect(partsOf(joined(parts))).toEqual(parts);
  }
});

it("a day and a time make a moment, a day alone stays a day", () => {
  expect(joined({ day: "2026-11-20", time: "1432" })).toMatch(/^2026-11-20T14:32:00[+-]\d{2}:\d{2}$/);
  expect(joined({ day: "2026-11-20", time: "" })).toBe("2026-11-20");
  expect(joined({ day: "", time: "" })).toBe("");
});

it("says what is not understood", () => {
  expect(dayFault("")).toBeNull();
  expect(dayFault("2026-11-20")).toBeNull();
  expect(dayFault("ooit")).toBe("day_unknown");
  expect(dayFault("2026-13-45")).toBe("day_unknown");
  expect(momentFault("")).toBeNull();
  expect(momentFault("2026-11-20")).toBeNull();
  expect(momentFault(joined({ day: "2026-11-20", time: "9" }))).toBeNull();
  expect(momentFault(joined({ day: "ooit", time: "" }))).toBe("day_unknown");
  expect(momentFault(joined({ day: "ooit", time: "9" }))).toBe("day_unknown");
  expect(momentFault(joined({ day: "", time: "9" }))).toBe("day_missing");
  expect(momentFault(joined({ day: "2026-11-20", time: "straks" }))).toBe("time_unknown");
});

it("is read back in words, or as it was typed", () => {
  const year = new Date().getFullYear();
  expect(inWords(`${year}-11-20`)).toBe("20 november");
  expect(inWords(joined({ day: `${year}-11-20`, time: "9.05" }))).toBe("20 november 09.05");
  expect(inWords("ooit\n14.30")).toBe("ooit 14.30");
  expect(inWords("")).toBe("");
});

it("a day without a time becomes a moment at the hour that is asked for; what is not understood is not thrown away", () => {
  expect(momentOf("2026-11-20")).toMatch(/^2026-11-20T12:00:00/);
  expect(momentOf("2026-11-20", "23:59")).toMatch(/^2026-11-20T23:59:00/);
  expect(momentOf("2026-11-20T14:32:00+01:00")).toBe("2026-11-20T14:32:00+01:00");
  expect(momentOf("")).toBeNull();
  expect(momentOf("ooit")).toBe("ooit");
});
