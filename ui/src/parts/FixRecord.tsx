import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useView } from "../ipc/hooks.ts";
import type { CaseView } from "../ipc/types/CaseView.ts";
import type { FieldValue } from "../ipc/types/FieldValue.ts";
import type { RecordFieldsView } from "../ipc/types/RecordFieldsView.ts";
import { QueryStates } from "../kit/States.tsx";
import { bareKind } from "./bareKind.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import {
  ActionFields, AgreementFields, blankAction, blankAgreement, blankIntervention, InterventionFields, ResultFields, useActionSchema, useAgreementSchema, useInterventionSchema,
} from "./courseFields.tsx";
import { blankNote, NoteFields, type NoteKind, noteMoment, useNoteSchema } from "./noteFields.tsx";
import { blankPerson, PersonFields, ReporterFields, usePersonSchema, useReporterFixSchema } from "./peopleFields.tsx";
import { ReportHow, ReportWhat, ReportWhen, useReportFixSchema } from "./reportFields.tsx";
import { emptyReport, type ReportValues } from "./reportValues.ts";
import type { CheckedForm } from "./useCheckedForm.ts";
import { useFixForm } from "./useFixForm.ts";
import { momentOf } from "../i18n/when.ts";
import { occurred } from "./when.ts";

type FixRecordProps = { record: string; caseId: string; onClose: () => void };

/** Kinds of which a typo can be fixed here; a visit and a partner have a form of their own. */
export const FIXABLE: readonly string[] = ["report", "reporter", "person", "fact", "quote", "care_note", "action", "intervention", "agreement"];

/** The form in which a record was made, filled with what stands there. */
export function FixRecord({ record, caseId, onClose }: FixRecordProps) {
  const fields = useView("record_fields", { record });
  const found = useView("case", { case: caseId });
  return (
    <QueryStates query={found}>
      {(of) => <QueryStates query={fields}>{(view) => <FixForm view={view} of={of} onClose={onClose} />}</QueryStates>}
    </QueryStates>
  );
}

type FixProps = { view: RecordFieldsView; of: CaseView; onClose: () => void };

function FixForm(props: FixProps) {
  switch (bareKind(props.view.kind)) {
    case "report":
      return <FixReport {...props} />;
    case "reporter":
      return <FixReporter {...props} />;
    case "person":
      return <FixPerson {...props} />;
    case "action":
      return <FixAction {...props} />;
    case "intervention":
      return <FixIntervention {...props} />;
    case "agreement":
      return <FixAgreement {...props} />;
    default:
      return <FixNote {...props} />;
  }
}

function Frame<V extends Record<string, unknown>>({ form, onClose, children }: { form: CheckedForm<V>; onClose: () => void; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar verbetering`} onCancel={onClose}>
      {children}
    </CheckedFormFrame>
  );
}

function FixReport({ view, onClose }: FixProps) {
  const send = (values: ReportValues): Record<string, FieldValue> => ({ ...occurred(values), received_at: momentOf(values.received_at) });
  const form = useFixForm({ view, blank: emptyReport(null), schema: useReportFixSchema(), send, done: onClose });
  return (
    <Frame form={form} onClose={onClose}>
      <ReportWhat form={form} />
      <ReportWhen form={form} />
      <ReportHow form={form} fixing />
    </Frame>
  );
}

function FixReporter({ view, onClose }: FixProps) {
  const form = useFixForm({ view, blank: emptyReport(null), schema: useReporterFixSchema(), done: onClose });
  return (
    <Frame form={form} onClose={onClose}>
      <ReporterFields form={form} />
    </Frame>
  );
}

function FixPerson({ view, onClose }: FixProps) {
  const form = useFixForm({ view, blank: blankPerson, schema: usePersonSchema(), done: onClose });
  return (
    <Frame form={form} onClose={onClose}>
      <PersonFields form={form} />
    </Frame>
  );
}

function FixNote({ view, onClose }: FixProps) {
  const kind = bareKind(view.kind) as NoteKind;
  const form = useFixForm({ view, blank: { ...blankNote, kind }, schema: useNoteSchema(), send: noteMoment, done: onClose });
  return (
    <Frame form={form} onClose={onClose}>
      <NoteFields form={form} fixing />
    </Frame>
  );
}

function FixAction({ view, of, onClose }: FixProps) {
  const form = useFixForm({ view, blank: blankAction(of.partners), schema: useActionSchema(), done: onClose });
  return (
    <Frame form={form} onClose={onClose}>
      <ActionFields form={form} partners={of.partners} fixing />
    </Frame>
  );
}

function FixIntervention({ view, of, onClose }: FixProps) {
  const form = useFixForm({ view, blank: { ...blankIntervention(of.partners), by: "" }, schema: useInterventionSchema(), done: onClose });
  const over = view.fields.some((field) => (field.name === "ended" || field.name === "result") && field.value !== null);
  return (
    <Frame form={form} onClose={onClose}>
      <InterventionFields form={form} partners={of.partners} fixing />
      {over && <ResultFields form={form} />}
    </Frame>
  );
}

function FixAgreement({ view, onClose }: FixProps) {
  const form = useFixForm({ view, blank: blankAgreement, schema: useAgreementSchema(), done: onClose });
  return (
    <Frame form={form} onClose={onClose}>
      <AgreementFields form={form} fixing />
    </Frame>
  );
}
