import { safeParse } from "valibot";
import { expect, it } from "vitest";
import { dayText, momentText, occurred } from "./when.ts";

const words = (schema: ReturnType<typeof dayText>, value: string) => safeParse(schema, value).issues?.map((issue) => issue.message);

it("a day that is not understood is refused in words", () => {
  expect(words(dayText(), "")).toBeUndefined();
  expect(words(dayText(), "2026-11-20")).toBeUndefined();
  expect(words(dayText(), "ooit")).toEqual(["Deze dag herkennen wij niet. Typ hem zoals 20 november, vrijdag of gisteren."]);
});

it("a moment says which half is not understood", () => {
  expect(words(momentText(), "2026-11-20")).toBeUndefined();
  expect(words(momentText(), "ooit\n14.30")).toEqual(["Deze dag herkennen wij niet. Typ hem zoals 20 november, vrijdag of gisteren."]);
  expect(words(momentText(), "\n14.30")).toEqual(["Vul bij de tijd ook de dag in."]);
  expect(words(momentText(), "2026-11-20\nstraks")).toEqual(["Deze tijd herkennen wij niet. Typ hem zoals 14.30, of laat hem leeg."]);
});

it("a day alone is about noon; in a period it is the whole day", () => {
  const told = { occurred_at: "2026-11-20", occurred_until: "2026-11-22" };
  expect(occurred({ ...told, precision: "exact" })).toEqual({ occurred_at: expect.stringContaining("2026-11-20T12:00"), occurred_until: null, precision: "about" });
  expect(occurred({ ...told, precision: "period" })).toEqual({
    occurred_at: expect.stringContaining("2026-11-20T00:00"),
    occurred_until: expect.stringContaining("2026-11-22T23:59"),
    precision: "period",
  });
  const exact = { occurred_at: "2026-11-20T14:32:00+01:00", occurred_until: "", precision: "exact" } as const;
  expect(occurred(exact)).toEqual({ ...exact, occurred_until: null });
  expect(occurred({ occurred_at: "", occurred_until: "", precision: "about" })).toEqual({ occurred_at: null, occurred_until: null, precision: "about" });
});

/** `<DateField {...form.field("due")}` in a file: which fields, and of which sort. */
const used = /<(DateField|DateTimeField)\b[^>]*?\{\.\.\.form\.field\("(\w+)"\)\}/g;
const files = import.meta.glob("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }) as Record<string, string>;
const folder = (path: string) => path.slice(0, path.lastIndexOf("/"));

/** Where the schema of a form stands: beside its fields; of shared fields in the folder of who uses them. */
function near(path: string): string[] {
  const shared = /^\.\/|^\.\.\/parts\//.test(path);
  const name = path.slice(path.lastIndexOf("/") + 1);
  const users = Object.entries(files).filter(([, text]) => text.includes(`parts/${name}"`)).map(([other]) => folder(other));
  return Object.entries(files).filter(([other]) => other === path || (shared ? users : [folder(path)]).includes(folder(other))).map(([, text]) => text);
}

it("every day or moment in a form is checked before it is sent", () => {
  const missing: string[] = [];
  let found = 0;
  for (const [path, text] of Object.entries(files)) {
    for (const [, kind, field] of text.matchAll(used)) {
      found += 1;
      const check = kind === "DateField" ? "dayFault|dayText" : "momentFault|momentText";
      const checked = new RegExp(`\\b${field}: (?:${check})\\(|(?:${check})\\(values\\.${field}\\)`);
      if (!near(path).some((other) => checked.test(other))) missing.push(`${path}: ${field}`);
    }
  }
  expect(found).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});
