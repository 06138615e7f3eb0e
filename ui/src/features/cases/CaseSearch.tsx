import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { TextField } from "../../kit/TextField.tsx";
import { useShortcut } from "../../kit/useShortcut.ts";

const WAIT_MS = 80;

/** Searches while one types; the beginning of a word is enough. */
export function CaseSearch({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(onChange);
  latest.current = onChange;

  useShortcut("search", () => {
    field.current?.focus();
    field.current?.select();
  });
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      latest.current(typed);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return <TextField ref={field} type="search" label={t`Zoek op adres, nummer of partner`} value={typed} onChange={setTyped} spellCheck={false} />;
}
