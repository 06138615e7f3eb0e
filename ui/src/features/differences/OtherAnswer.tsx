import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { changed } from "../../ipc/keptDraft.ts";
import { useDraft } from "../../ipc/useDraft.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { DraftState } from "../../kit/DraftState.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { Cluster, Form } from "../../kit/Layout.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { RestoredDraft } from "../../parts/RestoredDraft.tsx";
import { useTerms } from "../../parts/terms.ts";
import { type Choice, inOrder } from "./choices.ts";

/** The section of the content pack that names the codes of a field. */
const sections: Record<string, string> = {
  "role.state": "role_state",
  "action.state": "action_state",
  "closing.result": "closing_result",
  "person.role": "person_role",
  "visit.outcome": "visit_outcome",
  "intervention.type": "intervention",
  "case.route": "track",
};

type OtherAnswerProps = { conflict: ConflictView; pending: boolean; onChoose: (choice: Choice) => Promise<boolean>; onCancel: () => void };

/** Neither of the versions: own words, or another code. */
export function OtherAnswer({ conflict, pending, onChoose, onCancel }: OtherAnswerProps) {
  const { t } = useLingui();
  const { label } = useTerms();
  const first = conflict.options.length === 0 ? (inOrder(conflict).find((value) => !value.not_received)?.text ?? "") : "";
  const [values, setValues] = useState({ text: first });
  const [empty, setEmpty] = useState(false);
  const draft = useDraft("difference", `${conflict.record}:${conflict.field}`, changed(values, { text: first }), (kept) =>
    setValues({ text: String(kept.values.text ?? first) }),
  );
  const id = `own-${conflict.record}-${conflict.field}`;
  const words = conflict.options.length > 0 ? t`Kies een antwoord.` : t`Schrijf op wat er moet staan.`;
  const section = sections[`${bareKind(conflict.kind)}.${conflict.field}`] ?? conflict.field;
  const send = async () => {
    const text = values.text.trim();
    setEmpty(text === "");
    if (text === "") return;
    // Refused, as when the values changed meanwhile: then what was typed is still needed.
    if (await onChoose({ kind: "own_words", text })) await draft.discard();
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary errors={empty ? [{ field: id, text: words }] : []} />
      <RestoredDraft
        draft={draft}
        onThrowAway={() => {
          setValues({ text: first });
          return draft.discard();
        }}
      />
      {conflict.options.length > 0 ? (
        <RadioGroup
          id={id}
          legend={t`Wat moet het zijn?`}
          value={values.text}
          onChange={(text) => setValues({ text })}
          error={empty ? words : undefined}
          options={conflict.options.map((code) => ({ value: code, label: label(section, code) }))}
        />
      ) : (
        <TextArea id={id} label={t`Wat moet er staan?`} value={values.text} onChange={(text) => setValues({ text })} error={empty ? words : undefined} rows={4} autoFocus />
      )}
      <DraftState draft={draft} />
      <Cluster>
        <Button type="submit" pending={pending}>
          <Trans>Neem dit</Trans>
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          <Trans>Terug</Trans>
        </Button>
      </Cluster>
    </Form>
  );
}
