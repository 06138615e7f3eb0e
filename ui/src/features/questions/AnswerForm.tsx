import { useLingui } from "@lingui/react/macro";
import { check, forward, object, pipe, string } from "valibot";
import type { InformationRequestView } from "../../ipc/types/InformationRequestView.ts";
import type { NotShared } from "../../ipc/types/NotShared.ts";
import { RadioGroup } from "../../kit/Choice.tsx";
import { Section } from "../../kit/Layout.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";

type Answer = "share" | "share_partly" | "refuse";
type AnswerFormProps = { caseId: string; request: InformationRequestView; step: Answer; onBehalf: boolean; onClose: () => void };

const answers = { share: "shared", share_partly: "partly", refuse: "refused" } as const;
const reasons: readonly NotShared[] = ["no_consent", "professional_secrecy", "no_task", "not_necessary", "other_source", "police_inquiry", "safety", "unknown"];

/** Answers a question: shared, in part, or not, with why and what helps instead. */
export function AnswerForm({ caseId, request, step, onBehalf, onClose }: AnswerFormProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const { label } = useTerms();
  const whole = step === "share";
  const form = useCheckedForm({
    schema: pipe(
      object({ not_shared: string(), reason: string(), alternative: string(), on_behalf: string() }),
      forward(check((values) => whole || values.not_shared !== "", t`Kies waarom.`), ["not_shared"]),
      forward(check((values) => !onBehalf || values.on_behalf.trim() !== "", t`Schrijf op hoe en wanneer.`), ["on_behalf"]),
    ),
    initial: { not_shared: "" as NotShared | "", reason: "", alternative: "", on_behalf: "" },
    draft: { kind: "answer_question", target: `${caseId}:${request.record}:${step}` },
    call: "answer_information",
    request: (values) => ({
      record: request.record,
      answer: answers[step],
      not_shared: whole || values.not_shared === "" ? null : values.not_shared,
      reason: values.reason.trim(),
      alternative: values.alternative.trim(),
      on_behalf: onBehalf ? values.on_behalf.trim() : "",
    }),
    done: () => {
      report(t`Het antwoord is vastgelegd.`);
      onClose();
    },
  });
  const titles: Record<Answer, string> = { share: t`Dit is gedeeld`, share_partly: t`Een deel is gedeeld`, refuse: t`Dit mag of kan niet` };
  return (
    <Section title={titles[step]}>
      <CheckedFormFrame form={form} submit={t`Leg antwoord vast`} onCancel={onClose}>
        {whole ? (
          <p className="kit-quiet">{t`Wat u deelde, legt u hier niet vast. Alleen dat de vraag beantwoord is.`}</p>
        ) : (
          <>
            <RadioGroup {...form.field("not_shared")} legend={step === "refuse" ? t`Waarom niet?` : t`Waarom niet alles?`} options={reasons.map((value) => ({ value, label: label("not_shared", value) }))} />
            <TextArea {...form.field("reason")} label={t`Uitleg voor wie het vroeg`} hint={t`In gewone woorden. Schrijf geen zorginhoud op.`} optional rows={2} />
            <TextArea {...form.field("alternative")} label={t`Wat helpt wel?`} hint={t`Weet u niets? Laat het leeg en kies daarna een van de vier deuren.`} optional rows={2} />
          </>
        )}
        {onBehalf && <TextArea {...form.field("on_behalf")} label={t`Hoe en wanneer zei deze partner dat?`} hint={t`Bijvoorbeeld: aan de telefoon op 12 november.`} rows={2} />}
      </CheckedFormFrame>
    </Section>
  );
}
