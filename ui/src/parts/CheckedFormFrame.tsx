import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { Button, LinkButton } from "../kit/Button.tsx";
import { DraftState } from "../kit/DraftState.tsx";
import { ErrorSummary } from "../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../kit/Layout.tsx";
import { ReadDraft } from "./ReadDraft.tsx";
import { Refused, type UnsavedChange } from "./Refused.tsx";
import { RestoredDraft } from "./RestoredDraft.tsx";
import type { CheckedForm } from "./useCheckedForm.ts";

type FrameProps<V extends FieldValues> = {
  form: CheckedForm<V>;
  children: ReactNode;
  /** The button, named after what it does. */
  submit: string;
  danger?: boolean;
  /** There is nothing to send yet. */
  disabled?: boolean;
  /** Where "Terug" goes; what was typed stays as a draft. */
  back?: string;
  onCancel?: () => void;
  /** Opens the form of an entry on this page, when an unsaved text of it stands in between. */
  onOpen?: (change: UnsavedChange) => void;
};

/** Errors on top, an earlier draft that came back, fields, the state of the draft, the buttons. */
export function CheckedFormFrame<V extends FieldValues>({ form, children, submit, danger, disabled = false, back, onCancel, onOpen }: FrameProps<V>) {
  return (
    <Form onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <RestoredDraft draft={form.draft} onThrowAway={form.throwAway} />
      {form.failure && <Refused error={form.failure} onOpen={onOpen} />}
      <ReadDraft draft={form.draft}>{children}</ReadDraft>
      <DraftState draft={form.draft} />
      <ActionBar>
        <Button type="submit" kind={danger ? "danger" : "primary"} pending={form.pending} disabled={form.draft.loading || disabled}>
          {submit}
        </Button>
        {back && (
          <LinkButton href={back} kind="quiet">
            <Trans>Terug</Trans>
          </LinkButton>
        )}
        {onCancel && (
          <Button kind="quiet" onPress={onCancel}>
            <Trans>Terug</Trans>
          </Button>
        )}
      </ActionBar>
    </Form>
  );
}
