import { describe, expect, it } from "vitest";
import type { FormFieldView } from "../ipc/types/FormFieldView.ts";
import { cents, changed, euros, preset, sent, typed } from "./recordFormValues.ts";

const field = (change: Partial<FormFieldView>): FormFieldView => ({
  name: "text", label: "Tekst", hint: "", input: "line", needed: false, least: null, most: null, options: [], value: null, disputed: false, ...change,
});

describe("amounts", () => {
  it("are read as people write them", () => {
    expect([cents("12,50"), cents("€ 1.250"), cents("12.5"), cents("7"), cents("veel"), cents("12,345")]).toEqual([1250, 125_000, 1250, 700, null, null]);
  });
  it("are shown without needless cents", () => expect([euros(1200), euros(1205)]).toEqual(["12", "12,05"]));
});

describe("a field", () => {
  it("is typed as text, whatever the core keeps", () => {
    expect(typed(field({ input: "flag", value: false }))).toBe("no");
    expect(typed(field({ input: "lines", value: ["a", "b"] }))).toBe("a\nb");
    expect(typed(field({ input: "choices", value: ["a"] }))).toEqual(["a"]);
    expect(typed(field({ input: "money", value: 1250 }))).toBe("12,50");
  });
  it("is sent as the core keeps it; empty clears it, and a number that cannot be read goes as text", () => {
    expect(sent(field({ input: "lines" }), " a \n\n b ")).toEqual(["a", "b"]);
    expect(sent(field({ input: "flag" }), "yes")).toBe(true);
    expect(sent(field({ input: "number" }), "12")).toBe(12);
    expect(sent(field({ input: "number" }), "twaalf")).toBe("twaalf");
    expect(sent(field({}), "  ")).toBeNull();
  });
});

describe("a form", () => {
  const fields = [field({ name: "a", value: "oud" }), field({ name: "b", value: "blijft" }), field({ name: "c", value: "x", disputed: true })];
  it("sends only what was changed, never what is in dispute", () => {
    expect(changed(fields, { a: "nieuw", b: "blijft", c: "y" }, false)).toEqual({ a: "nieuw" });
  });
  it("new sends all that is filled in", () => expect(changed(fields, { a: "oud", b: "" }, true)).toEqual({ a: "oud" }));
  it("takes what was filled in beforehand for fields of that name", () => {
    expect(preset([...fields, field({ name: "d", input: "records" })], { a: "vooraf", c: "vooraf", d: "1,2", z: "niets" })).toEqual({ a: "vooraf", b: "blijft", c: "x", d: ["1", "2"] });
  });
});
