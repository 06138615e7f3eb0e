import { useState } from "react";
import { check, object, pipe, string } from "valibot";
import type { CallName, RequestOf, ViewOf } from "../ipc/call.ts";
import { DateField } from "../kit/DateField.tsx";
import { TextArea, TextField } from "../kit/TextField.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { useCheckedForm } from "./useCheckedForm.ts";
import { dayText } from "./when.ts";

/** Something to fill in; `needed` is what stands beside it when it is left empty, without it the field is optional. */
export type Asked<N extends string> = { name: N; label: string; hint?: string; as?: "text" | "line" | "day" | "past"; needed?: string; value?: string };

type AskFormProps<N extends string, K extends CallName> = {
  /** Under which name the vault keeps what was typed; also tells the fields of two such forms apart. */
  draft: { kind: string; target: string };
  ask: readonly Asked<N>[];
  call: K;
  request: (values: Record<N, string>) => RequestOf<K>;
  submit: string;
  /** What the bar says once it is done. */
  told: string;
  onDone?: (view: ViewOf<K>) => void;
  onCancel?: () => void;
  danger?: boolean;
};

/** A day must be one that is understood, a text that is needed must say something. */
function schemaOf<N extends string>({ as, needed }: Asked<N>) {
  const text = as === "day" || as === "past" ? dayText() : string();
  return needed === undefined ? text : pipe(text, check((value) => value.trim() !== "", needed));
}

/** A short form of a few texts and days. */
export function AskForm<N extends string, K extends CallName>({ draft, ask, call, request, submit, told, onDone, onCancel, danger }: AskFormProps<N, K>) {
  const { report } = useUndoableResult();
  const [initial] = useState(() => Object.fromEntries(ask.map((asked) => [asked.name, asked.value ?? ""])) as Record<string, string>);
  const form = useCheckedForm<Record<string, string>, K>({
    schema: object(Object.fromEntries(ask.map((asked) => [asked.name, schemaOf(asked)]))),
    initial,
    draft,
    prefix: `${draft.kind}-${draft.target}-`,
    call,
    request: (values) => request(Object.fromEntries(ask.map(({ name }) => [name, (values[name] ?? "").trim()])) as Record<N, string>),
    done: (view) => {
      report(told);
      onDone?.(view);
    },
  });
  return (
    <CheckedFormFrame form={form} submit={submit} {...(danger ? { danger } : {})} {...(onCancel ? { onCancel } : {})}>
      {ask.map(({ name, label, hint, as = "text", needed }, index) => {
        const field = { ...form.field(name as string), label, optional: needed === undefined, ...(hint === undefined ? {} : { hint }) };
        const first = index === 0 ? { autoFocus: true } : {};
        if (as === "day") return <DateField key={name} {...field} />;
        if (as === "past") return <DateField key={name} {...field} direction="past" />;
        if (as === "line") return <TextField key={name} {...field} {...first} />;
        return <TextArea key={name} {...field} rows={2} {...first} />;
      })}
    </CheckedFormFrame>
  );
}
