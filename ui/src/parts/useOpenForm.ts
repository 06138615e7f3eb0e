import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/** What the address asks to open: the kind of a draft, and the record that the form is about. */
export function useAskedForm(): { form: string; record: string; field: string } {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const part = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  return { form: part("form"), record: part("record"), field: part("field") };
}

type Opened<F> = [F | null, (form: F | null) => void];

/**
 * Which of the forms behind the buttons of a thing is open. `kinds` names each with the kind of its draft: an address that
 * leads to a draft opens its form.
 */
export function useOpenForm<F extends string>(kinds: Readonly<Record<F, string>>, record: string): Opened<F> {
  const search = useAskedForm();
  const names = Object.keys(kinds) as F[];
  return useOpened(search.record === record ? (names.find((name) => kinds[name] === search.form) ?? null) : null);
}

/** The same where one kind of draft has a form per step; the address ends in that step. */
export function useOpenStep<S extends string>(kind: string, record: string, steps: readonly S[]): Opened<S> {
  const search = useAskedForm();
  return useOpened(search.form === kind ? (steps.find((step) => search.record === `${record}:${step}`) ?? null) : null);
}

function useOpened<F extends string>(asked: F | null): Opened<F> {
  const [open, setOpen] = useState<F | null>(asked);
  useEffect(() => {
    if (asked) setOpen(asked);
  }, [asked]);
  return [open, setOpen];
}
