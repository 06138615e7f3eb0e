import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dayFault } from "../../i18n/when.ts";
import type { ConflictFieldView } from "../../ipc/types/ConflictFieldView.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { changed } from "../../ipc/keptDraft.ts";
import { useDraft } from "../../ipc/useDraft.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { DraftState } from "../../kit/DraftState.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { Cluster, Form } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { ReadDraft } from "../../parts/ReadDraft.tsx";
import { RestoredDraft } from "../../parts/RestoredDraft.tsx";
import { capital } from "../../parts/terms.ts";
import { faultWords } from "../../parts/when.ts";
import { type Choice, inOrder } from "./choices.ts";

type Words = Record<string, string>;
type OtherAnswerProps = { conflict: ConflictView; pending: boolean; onChoose: (choice: Choice) => Promise<boolean>; onCancel: () => void };

/** Texts and days start as the own version says; a code is chosen anew. */
function firstWords(conflict: ConflictView): Words {
  const version = inOrder(conflict).find((value) => !value.not_received);
  const start = ({ field, answer }: ConflictFieldView) => {
    const part = version?.parts.find((one) => one.field === field);
    if (answer === "day") return part?.code ?? "";
    return answer === "code" ? "" : (part?.text ?? "");
  };
  return Object.fromEntries(conflict.fields.filter((field) => field.answer !== "none").map((field) => [field.field, start(field)]));
}

/** The answer itself is words; a code or a day is not called a text. */
const isText = ({ fields: [field] }: ConflictView) => field?.answer === "line" || field?.answer === "long";

/** Neither of the versions: own words, another code or day, for every field of the answer. */
export function OtherAnswer({ conflict, pending, onChoose, onCancel }: OtherAnswerProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const first = firstWords(conflict);
  const [values, setValues] = useState(first);
  const [errors, setErrors] = useState<FormError[]>([]);
  const draft = useDraft("difference", `${conflict.record}:${conflict.field}`, changed(values, first), (kept) => setValues({ ...first, ...(kept.values as Words) }));
  const fields = conflict.fields.filter((field) => field.answer !== "none");
  const idOf = (field: string) => `own-${conflict.record}-${field}`;
  const faultOf = ({ field, answer }: ConflictFieldView): string => {
    const value = (values[field] ?? "").trim();
    if (answer === "day" && dayFault(value) !== null) return faultWords(dayFault(value));
    if (field !== conflict.field || value !== "") return "";
    return answer === "code" ? t`Kies een antwoord.` : t`Schrijf op wat er moet staan.`;
  };
  const send = async () => {
    const found = fields.map((field) => ({ field: idOf(field.field), text: faultOf(field) })).filter((error) => error.text !== "");
    setErrors(found);
    if (found.length > 0) return;
    const words = Object.fromEntries(fields.map(({ field }) => [field, (values[field] ?? "").trim()]));
    // Refused, as when the values changed meanwhile: then what was typed is still needed.
    if (!(await onChoose({ kind: "own_words", words }))) return;
    await draft.discard();
    // The difference is gone by now: its words must not be read as left over.
    await client.invalidateQueries({ queryKey: ["draft"] });
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary errors={errors} />
      <RestoredDraft
        draft={draft}
        onThrowAway={() => {
          setValues(first);
          return draft.discard();
        }}
      />
      <ReadDraft draft={draft}>
        {fields.map((field, index) => (
          <OneField
            key={field.field}
            field={field}
            alone={fields.length === 1}
            autoFocus={index === 0}
            id={idOf(field.field)}
            value={values[field.field] ?? ""}
            error={errors.find((error) => error.field === idOf(field.field))?.text}
            onChange={(value) => setValues((before) => ({ ...before, [field.field]: value }))}
          />
        ))}
      </ReadDraft>
      <p className="kit-hint">{t`Vastleggen kunt u niet ongedaan maken. De versies die er stonden blijven in de geschiedenis.`}</p>
      <DraftState draft={draft} />
      <Cluster>
        <Button type="submit" pending={pending} disabled={draft.loading}>
          {isText(conflict) ? <Trans>Leg mijn tekst vast</Trans> : <Trans>Leg dit antwoord vast</Trans>}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          <Trans>Terug</Trans>
        </Button>
      </Cluster>
    </Form>
  );
}

type OneFieldProps = {
  field: ConflictFieldView;
  alone: boolean;
  autoFocus: boolean;
  id: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function OneField({ field, alone, autoFocus, id, value, error, onChange }: OneFieldProps) {
  const { t } = useLingui();
  const name = capital(field.label);
  if (field.answer === "code") {
    return (
      <RadioGroup
        id={id}
        legend={alone ? t`Wat moet het zijn?` : name}
        value={value}
        onChange={onChange}
        error={error}
        options={field.options.map(({ code, label }) => ({ value: code, label: capital(label) }))}
      />
    );
  }
  const common = { id, value, onChange, error };
  if (field.answer === "day") return <DateField {...common} label={name} optional />;
  const words = alone ? t`Wat moet er staan?` : name;
  if (field.answer === "line") return <TextField {...common} label={words} autoFocus={autoFocus} />;
  return <TextArea {...common} label={words} rows={4} autoFocus={autoFocus} />;
}
