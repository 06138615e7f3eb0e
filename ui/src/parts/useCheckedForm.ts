import { valibotResolver } from "@hookform/resolvers/valibot";
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type DefaultValues, type FieldErrors, type FieldValues, type Path, type PathValue, useForm } from "react-hook-form";
import type { GenericSchema } from "valibot";
import { ApiError } from "../ipc/ApiError.ts";
import { call, type CallName, type RequestOf, type ViewOf } from "../ipc/call.ts";
import { errorWording } from "../ipc/errors.ts";
import { changed } from "../ipc/keptDraft.ts";
import { type Draft, useDraft } from "../ipc/useDraft.ts";
import type { FormError } from "../kit/ErrorSummary.tsx";
import type { Meanwhile } from "../kit/Meanwhile.tsx";
import { useRefusal } from "./refusal.ts";
import { useBase } from "./useBase.ts";
import { useUndo } from "./useUndo.ts";

type Options<V extends FieldValues, K extends CallName> = {
  /** What must hold before it is sent; the core checks again. */
  schema: GenericSchema<never, unknown> | GenericSchema;
  initial: V;
  /**
   * The first values are what the vault holds now. What changes there while nobody typed in its field is taken over;
   * where someone typed, the person is asked.
   */
  stored?: boolean;
  /** Fields that come back from a draft as they were, also when nobody touched them. */
  keep?: readonly Path<V>[];
  /** Under which name the vault keeps what was typed. */
  draft: { kind: string; target: string | null };
  call: K;
  request: (values: V) => RequestOf<K>;
  /** `undo` takes back what was just done, for the bar that tells so. */
  done: (view: ViewOf<K>, values: V, undo: (() => Promise<unknown>) | undefined) => void;
  /** Put before the ids of the fields when a page has two forms. */
  prefix?: string;
};

export type CheckedForm<V extends FieldValues> = {
  values: V;
  /** Props for a field of the kit. */
  field: <N extends Path<V>>(name: N) => { id: string; name: string; value: PathValue<V, N>; onChange: (value: PathValue<V, N>) => void; error: string | undefined; meanwhile: Meanwhile | undefined };
  set: <N extends Path<V>>(name: N, value: PathValue<V, N>) => void;
  errors: FormError[];
  /** How often it was sent. */
  attempt: number;
  /** What the core refused, when no field is to blame. */
  failure: ApiError | null;
  submit: () => void;
  pending: boolean;
  draft: Draft;
  /** Throws away what was typed: the draft goes, the first values come back. */
  throwAway: () => Promise<void>;
};

/** A form that is checked on sending, keeps a draft and puts refusals beside their fields. */
export function useCheckedForm<V extends FieldValues, K extends CallName>(options: Options<V, K>): CheckedForm<V> {
  const { schema, initial, keep = [], prefix = "" } = options;
  const form = useForm<V>({
    resolver: valibotResolver(schema as never) as never,
    defaultValues: initial as DefaultValues<V>,
    shouldFocusError: false,
    // Else the resolver stops at the first rule of the whole form that fails.
    criteriaMode: "all",
  });
  const values = form.watch();
  const refusal = useRefusal();
  const client = useQueryClient();
  const undo = useUndo();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<FormError | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const base = useBase({ form, values, initial, stored: options.stored ?? false, keep, paused: pending });
  const draft = useDraft(options.draft.kind, options.draft.target, changed(values, base.values, keep), base.restore);
  const alive = useAlive();
  const id = (name: string) => prefix + name;

  const refuse = (error: ApiError) => {
    const words = refusal(error) || errorWording(error).wording;
    const known = error.field !== null && error.field in initial;
    setRefused(known ? { field: id(error.field ?? ""), text: words } : null);
    setFailure(known ? null : error);
  };
  const forget = async () => {
    try {
      await draft.discard();
    } catch {
      // What stays behind is a draft of something that was saved: shown again, never wrong.
    }
  };
  const submit = form.handleSubmit(async (checked) => {
    if (pending || base.asked.length > 0) return;
    setRefused(null);
    setFailure(null);
    setPending(true);
    const sent = { ...values, ...checked };
    try {
      const view = await call(options.call, options.request(sent));
      if (alive.current) base.settle(sent);
      await forget();
      options.done(view, sent, undo(view));
      void client.invalidateQueries();
    } catch (thrown) {
      refuse(ApiError.from(thrown));
    }
    setPending(false);
  });
  // A field that is being changed is judged on sending; until then only errors go, so that the summary takes no focus.
  const set: CheckedForm<V>["set"] = (name, value) => {
    form.setValue(name, value, { shouldDirty: true });
    if (refused?.field === id(name)) setRefused(null);
    form.clearErrors(name);
    const others = Object.keys(form.formState.errors).filter((other) => other !== name) as Path<V>[];
    if (others.length > 0) void form.trigger(others);
  };
  const words = messages(form.formState.errors);
  const unchosen = form.formState.submitCount > 0 ? base.asked : [];
  const errorOf = (name: string) => {
    if (words[name]) return words[name];
    if (refused?.field === id(name)) return refused.text;
    return unchosen.includes(name) ? i18n._(msg`Dit is intussen gewijzigd. Kies wat er moet staan.`) : undefined;
  };
  return {
    values,
    field: (name) => ({
      id: id(name),
      name,
      value: values[name],
      onChange: (value) => set(name, value),
      error: errorOf(name),
      meanwhile: base.meanwhile(name),
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
    throwAway: async () => {
      base.settle(initial);
      await draft.discard();
    },
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
