import { useEffect, useRef, useState } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";
import { canonical, type Kept, same } from "../ipc/keptDraft.ts";
import type { Meanwhile } from "../kit/Meanwhile.tsx";

type BaseOptions<V extends FieldValues> = {
  form: UseFormReturn<V>;
  values: V;
  initial: V;
  /** `initial` is what the vault holds now, so that it may change. */
  stored: boolean;
  keep: readonly Path<V>[];
  /** While something is being saved nothing is compared: what comes back is the own answer. */
  paused: boolean;
};

export type Base<V extends FieldValues> = {
  /** What stood in each field before the person typed in it. */
  values: V;
  /** Fields in which the person must choose before anything is sent. */
  asked: readonly string[];
  meanwhile: (name: string) => Meanwhile | undefined;
  /** Goes on with a draft. */
  restore: (kept: Kept) => void;
  /** These are the values from now on, and nobody touched them. */
  settle: (values: V) => void;
};

/** On what the values of a form rest: tells what was typed from what only stood there, and a newer value from an older one. */
export function useBase<V extends FieldValues>({ form, values, initial, stored, keep, paused }: BaseOptions<V>): Base<V> {
  const [base, setBase] = useState<V>(initial);
  const names = Object.keys(initial) as Path<V>[];
  const follows = (name: Path<V>) => stored && !paused && !keep.includes(name) && !same(base[name], initial[name]);
  const asked = names.filter((name) => follows(name) && !same(values[name], base[name]) && !same(values[name], initial[name]));

  const put = (name: Path<V>, value: PathValue<V, Path<V>>) => form.setValue(name, value, { shouldDirty: true });
  const rest = (name: Path<V>) => setBase((before) => ({ ...before, [name]: initial[name] }));
  const latest = useRef(() => undefined as void);
  latest.current = () => {
    for (const name of names) {
      if (!follows(name) || asked.includes(name)) continue;
      if (same(values[name], base[name])) put(name, initial[name]);
      rest(name);
    }
  };
  const [now, before] = [canonical(initial), canonical(base)];
  useEffect(() => latest.current(), [now, before, paused]);

  const settle = (next: V) => {
    form.reset(next);
    setBase(next);
  };
  return {
    values: base,
    asked,
    meanwhile: (name) => {
      const field = asked.find((other) => other === name);
      if (field === undefined) return undefined;
      const take = () => {
        put(field, initial[field]);
        rest(field);
      };
      return { now: initial[field], typed: values[field], take, keep: () => rest(field) };
    },
    restore: (kept) => {
      const known = (from: Record<string, unknown>) => Object.fromEntries(Object.entries(from).filter(([name]) => name in initial));
      form.reset({ ...initial, ...known(kept.values) });
      setBase({ ...initial, ...known(kept.base) });
    },
    settle,
  };
}
