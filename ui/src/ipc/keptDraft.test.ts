import { expect, it } from "vitest";
import { canonical, changed, keptOf, same } from "./keptDraft.ts";

it("keeps only what was changed, with what stood there before", () => {
  expect(changed({ street: "Dorpsstraat", town: "Proefstad" }, { street: "Kerkstraat", town: "Proefstad" })).toEqual({
    values: { street: "Dorpsstraat" },
    base: { street: "Kerkstraat" },
  });
  expect(changed({ street: "Kerkstraat", tags: ["a"] }, { street: "Kerkstraat", tags: ["a"] })).toBeNull();
});

it("some fields go along with any change", () => {
  expect(changed({ key: "k1", saw: "" }, { key: "k1", saw: "" }, ["key"])).toBeNull();
  expect(changed({ key: "k1", saw: "gang" }, { key: "k1", saw: "" }, ["key"])).toEqual({ values: { key: "k1", saw: "gang" }, base: { key: "k1", saw: "" } });
});

it("reads a draft back, also one that was kept without what stood there before", () => {
  expect(keptOf({ values: { a: 1 }, base: { a: 0 } })).toEqual({ values: { a: 1 }, base: { a: 0 } });
  expect(keptOf({ saw: "radio" })).toEqual({ values: { saw: "radio" }, base: {} });
  expect(keptOf("weer nieuw")).toEqual({ values: {}, base: {} });
});

it("compares what things hold, in whatever order it came", () => {
  expect(same({ a: 1, b: [1, { c: 2, d: 3 }] }, { b: [1, { d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(same(["a", "b"], ["b", "a"])).toBe(false);
  expect(canonical({ b: 1, a: undefined })).toBe('{"b":1}');
});
