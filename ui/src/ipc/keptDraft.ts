// What a draft keeps of a form: the fields that were changed, each with what stood there before.

export type Kept = { values: Record<string, unknown>; base: Record<string, unknown> };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** As JSON with the names in order, so that one and the same content is one and the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

export const same = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);

/** The fields that differ from `base`, and `always` those; null when nothing was changed. */
export function changed(values: Record<string, unknown>, base: Record<string, unknown>, always: readonly string[] = []): Kept | null {
  const other = Object.keys(values).filter((name) => !same(values[name], base[name]));
  if (other.length === 0) return null;
  const names = Object.keys(values).filter((name) => other.includes(name) || always.includes(name));
  const pick = (from: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return { values: pick(values), base: pick(base) };
}

/** A draft as it was kept; an earlier version kept the form alone. */
export function keptOf(content: unknown): Kept {
  if (!isObject(content)) return { values: {}, base: {} };
  if (isObject(content.values) && isObject(content.base)) return { values: content.values, base: content.base };
  return { values: content, base: {} };
}
