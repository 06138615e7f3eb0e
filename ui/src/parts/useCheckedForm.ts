import { valibotResolver } from "@hookform/resolvers/valibot";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type DefaultValues, type FieldErrors, type FieldValues, type Path, type PathValue, useForm } from "react-hook-form";
import type { GenericSchema } from "valibot";
import { ApiError } from "../ipc/ApiError.ts";
import { call, type CallName, type RequestOf, type ViewOf } from "../ipc/call.ts";
import { errorWording } from "../ipc/errors.ts";
import { type Draft, useDraft } from "../ipc/useDraft.ts";
import type { FormError } from "../kit/ErrorSummary.tsx";
import { useRefusal } from "./refusal.ts";

type Options<V extends FieldValues, K extends CallName> = {
  /** What must hold before it is sent; the core checks again. */
  schema: GenericSchema<never, unknown> | GenericSchema;
  initial: V;
  /** Under which name the vault keeps what was typed. */
  draft: { kind: string; target: string | null };
  call: K;
  request: (values: V) => RequestOf<K>;
  done: (view: ViewOf<K>, values: V) => void;
  /** Put before the ids of the fields when a page has two forms. */
  prefix?: string;
};

export type CheckedForm<V extends FieldValues> = {
  values: V;
  /** Props for a field of the kit. */
  field: <N extends Path<V>>(name: N) => { id: string; name: string; value: PathValue<V, N>; onChange: (value: PathValue<V, N>) => void; error: string | undefined };
  set: <N extends Path<V>>(name: N, value: PathValue<V, N>) => void;
  errors: FormError[];
  /** How often it was sent. */
  attempt: number;
  /** What the core refused, when no field is to blame. */
  failure: ApiError | null;
  submit: () => void;
  pending: boolean;
  draft: Draft;
};

/** A form that is checked on sending, keeps a draft and puts refusals beside their fields. */
export function useCheckedForm<V extends FieldValues, K extends CallName>(options: Options<V, K>): CheckedForm<V> {
  const { schema, initial, prefix = "" } = options;
  const form = useForm<V>({
    resolver: valibotResolver(schema as never) as never,
    defaultValues: initial as DefaultValues<V>,
    shouldFocusError: false,
    // Else the resolver stops at the first rule of the whole form that fails.
    criteriaMode: "all",
  });
  const values = form.watch();
  const draft = useDraft<V>(options.draft.kind, options.draft.target, values, (found) => form.reset({ ...initial, ...found }));
  const refusal = useRefusal();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<FormError | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const alive = useAlive();
  const id = (name: string) => prefix + name;

  const refuse = (error: ApiError) => {
    const words = refusal(error) || errorWording(error).wording;
    const known = error.field !== null && error.field in initial;
    setRefused(known ? { field: id(error.field ?? ""), text: words } : null);
    setFailure(known ? null : error);
  };
  // A changed case may take the form away before the answer is here; the draft must go even then.
  const forget = async () => {
    try {
      if (alive.current) await draft.discard();
      else await call("discard_draft", { form_kind: options.draft.kind, target: options.draft.target ?? "" });
    } catch {
      // What stays behind is a draft of something that was saved: shown again, never wrong.
    }
  };
  const submit = form.handleSubmit(async (checked) => {
    if (pending) return;
    setRefused(null);
    setFailure(null);
    setPending(true);
    const sent = { ...values, ...checked };
    try {
      const view = await call(options.call, options.request(sent));
      await forget();
      options.done(view, sent);
      void client.invalidateQueries();
    } catch (thrown) {
      refuse(ApiError.from(thrown));
    }
    setPending(false);
  });
  const set: CheckedForm<V>["set"] = (name, value) =>
    form.setValue(name, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  const words = messages(form.formState.errors);
  const errorOf = (name: string) => words[name] ?? (refused?.field === id(name) ? refused.text : undefined);
  return {
    values,
    field: (name) => ({
      id: id(name),
      name,
      value: values[name],
      onChange: (value) => set(name, value),
      error: errorOf(name),
    }),
    set,
    errors: Object.keys(initial).flatMap((name) => {
      const found = errorOf(name);
      return found ? [{ field: id(name), text: found }] : [];
    }),
    attempt: form.formState.submitCount,
    failure,
    submit: () => void submit(),
    pending,
    draft,
  };
}

/** Whether the component is still on the page. */
function useAlive() {
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  return alive;
}

/** One message per field, also for a list. */
function messages(errors: FieldErrors): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    const words = error?.message ?? (error as { root?: { message?: string } } | undefined)?.root?.message;
    if (typeof words === "string") found[name] = words;
  }
  return found;
}
