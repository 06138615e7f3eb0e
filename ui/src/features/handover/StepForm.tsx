import { useLingui } from "@lingui/react/macro";
import type { AnswerHandoverRequest } from "../../ipc/types/AnswerHandoverRequest.ts";
import type { HandoverStep } from "../../ipc/types/HandoverStep.ts";
import type { HandoverView } from "../../ipc/types/HandoverView.ts";
import { Section } from "../../kit/Layout.tsx";
import { AskForm, type Asked } from "../../parts/AskForm.tsx";

type StepFormProps = { caseId: string; handover: HandoverView; step: HandoverStep; onBehalf: boolean; onClose: () => void };
type Field = "conditions" | "reason" | "spoken_at" | "spoken_how" | "received_at" | "on_behalf" | "on" | "how";

/** What a step asks for before it can be taken. */
export function StepForm({ caseId, handover, step, onBehalf, onClose }: StepFormProps) {
  const { t } = useLingui();
  const ask = useFields(handover, onBehalf);
  const common = { draft: { kind: "answer_handover", target: `${caseId}:${handover.record}:${step}` }, onDone: onClose, onCancel: onClose };
  const { record } = handover;
  const answer = (said: AnswerHandoverRequest["answer"], values: Partial<Record<Field, string>>): AnswerHandoverRequest => ({
    handover: record,
    answer: said,
    conditions: values.conditions ?? "",
    reason: values.reason ?? "",
    spoken_at: values.spoken_at || null,
    spoken_how: values.spoken_how ?? "",
    received_at: values.received_at || null,
    on_behalf: values.on_behalf ?? "",
  });
  switch (step) {
    case "accept":
      return (
        <Section title={t`Neem de overdracht aan`}>
          <AskForm<Field, "answer_handover"> {...common} ask={[...ask.spoken, ...ask.received, ...ask.behalf]} call="answer_handover" request={(values) => answer("accept", values)} submit={t`Neem aan`} told={t`Aangenomen. Wat erbij hoort, is overgegaan.`} />
        </Section>
      );
    case "accept_with_conditions":
      return (
        <Section title={t`Neem aan met voorwaarden`}>
          <AskForm<Field, "answer_handover"> {...common} ask={[ask.conditions, ...ask.spoken, ...ask.behalf]} call="answer_handover" request={(values) => answer("accept_with_conditions", values)} submit={t`Neem aan met voorwaarden`} told={t`Vastgelegd. Er gaat pas iets over als de ander akkoord is.`} />
        </Section>
      );
    case "refuse":
      return (
        <Section title={t`Weiger de overdracht`}>
          <AskForm<Field, "answer_handover"> {...common} ask={[ask.reason, ...ask.behalf]} call="answer_handover" request={(values) => answer("refuse", values)} submit={t`Weiger`} told={t`Vastgelegd: geweigerd, met de reden.`} />
        </Section>
      );
    case "accept_conditions":
      return (
        <Section title={t`Akkoord met de voorwaarden`}>
          <AskForm<Field, "accept_conditions"> {...common} ask={ask.behalf} call="accept_conditions" request={(values) => ({ handover: record, on_behalf: values.on_behalf })} submit={t`Leg akkoord vast`} told={t`Aangenomen. Wat erbij hoort, is overgegaan.`} />
        </Section>
      );
    case "withdraw":
      return (
        <Section title={t`Trek het aanbod in`}>
          <AskForm<Field, "withdraw_handover"> {...common} ask={[{ name: "reason", label: t`Waarom?` }, ...ask.behalf]} call="withdraw_handover" request={(values) => ({ handover: record, reason: values.reason, on_behalf: values.on_behalf ?? "" })} submit={t`Trek in`} told={t`Het aanbod is ingetrokken.`} danger />
        </Section>
      );
    case "note_contact":
      return (
        <Section title={t`Wij spraken elkaar`}>
          <AskForm<Field, "note_warm_contact"> {...common} ask={[{ name: "how", label: t`Hoe spraken jullie elkaar?`, hint: t`Bijvoorbeeld: aan de telefoon, een half uur.`, as: "line", needed: t`Schrijf op hoe.` }, ask.on]} call="note_warm_contact" request={(values) => ({ handover: record, on: values.on || null, how: values.how })} submit={t`Leg vast`} told={t`Vastgelegd dat jullie elkaar spraken.`} />
        </Section>
      );
    case "confirm_receipt":
      return (
        <Section title={t`Alles is ontvangen`}>
          <AskForm<Field, "confirm_receipt"> {...common} ask={[ask.on]} call="confirm_receipt" request={(values) => ({ handover: record, on: values.on || null })} submit={t`Leg vast`} told={t`Vastgelegd: alles is ontvangen.`} />
        </Section>
      );
    case "follow_up":
      return (
        <Section title={t`Ik vroeg hoe het loopt`}>
          <AskForm<Field, "follow_up"> {...common} ask={[ask.on]} call="follow_up" request={(values) => ({ handover: record, on: values.on || null })} submit={t`Leg vast`} told={t`Vastgelegd: u vroeg hoe het loopt.`} />
        </Section>
      );
    case "expire":
    case "confirm_reason":
    case "carry_out":
      return null;
  }
}

/** The fields that steps ask for; what is noted already is not asked again. */
function useFields(handover: HandoverView, onBehalf: boolean) {
  const { t } = useLingui();
  const today = t`Leeg laten betekent vandaag.`;
  const spoken: Asked<Field>[] = handover.spoken_at
    ? []
    : [
        { name: "spoken_at", label: t`Wanneer spraken jullie elkaar hierover?`, hint: t`Een overdracht zonder gesprek kan niet.`, as: "past", needed: t`Vul de dag in waarop jullie elkaar spraken.` },
        { name: "spoken_how", label: t`Hoe spraken jullie elkaar?`, as: "line", needed: t`Schrijf op hoe.` },
      ];
  const received: Asked<Field>[] = handover.received_at
    ? []
    : [{ name: "received_at", label: t`Wanneer was alles ontvangen wat nodig is om verder te gaan?`, as: "past", needed: t`Vul de dag in waarop alles er was.` }];
  const behalf: Asked<Field>[] = onBehalf
    ? [{ name: "on_behalf", label: t`Hoe en wanneer zei deze partner dat?`, hint: t`Bijvoorbeeld: aan de telefoon op 12 november.`, needed: t`Schrijf op hoe en wanneer.` }]
    : [];
  const conditions: Asked<Field> = { name: "conditions", label: t`Onder welke voorwaarden?`, hint: t`De ander moet hier ja op zeggen.`, needed: t`Schrijf de voorwaarden op.` };
  const reason: Asked<Field> = { name: "reason", label: t`Waarom niet?`, hint: t`Zo weet de ander wat er nu nodig is.`, needed: t`Schrijf op waarom.` };
  const on: Asked<Field> = { name: "on", label: t`Wanneer?`, hint: today, as: "past" };
  return { spoken, received, behalf, conditions, reason, on };
}
