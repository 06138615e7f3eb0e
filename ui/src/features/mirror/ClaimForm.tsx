import { useLingui } from "@lingui/react/macro";
import { check, forward, nonEmpty, object, pipe, string } from "valibot";
import type { ClaimKind } from "../../ipc/types/ClaimKind.ts";
import type { MirrorPartnerView } from "../../ipc/types/MirrorPartnerView.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { RoleMirrorView } from "../../ipc/types/RoleMirrorView.ts";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";

type ClaimFormProps = { caseId: string; mirror: RoleMirrorView; task: MirrorTaskView; partner: MirrorPartnerView; onClose: () => void };
type Says = "" | "full" | "partly" | "not" | "expect" | "propose";

const kinds: Record<Exclude<Says, "">, ClaimKind> = { full: "i_do", partly: "i_do", propose: "i_do", not: "i_do_not", expect: "i_expect_of" };

/** Says something of a task: in the own name, for a partner who said so elsewhere, or as a question to him. */
export function ClaimForm({ caseId, mirror, task, partner, onClose }: ClaimFormProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const others = mirror.partners.filter((one) => one.organisation !== partner.organisation);
  const form = useCheckedForm({
    schema: pipe(
      object({ says: pipe(string(), nonEmpty(t`Kies wat deze partner zegt.`)), of: string(), reason: string(), on_behalf: string() }),
      forward(check((values) => values.says !== "expect" || values.of !== "", t`Kies van wie.`), ["of"]),
      forward(check((values) => values.says !== "not" || values.reason.trim() !== "", t`Schrijf op waarom niet.`), ["reason"]),
      forward(check((values) => partner.own || values.says === "propose" || values.on_behalf.trim() !== "", t`Schrijf op hoe en wanneer.`), ["on_behalf"]),
    ),
    initial: { says: "" as Says, of: "", reason: "", on_behalf: "" },
    draft: { kind: "claim", target: `${caseId}:${task.task}:${partner.partner}` },
    prefix: `claim-${partner.partner}-`,
    call: "claim_task",
    request: ({ says, of, reason, on_behalf }) => ({
      case: caseId,
      task: task.task,
      partner: partner.own ? null : partner.partner,
      says: says === "" ? "i_do" : kinds[says],
      of: says === "expect" ? of : null,
      strength: says === "partly" ? "partly" : "full",
      since: null,
      reason: reason.trim(),
      on_behalf: partner.own || says === "propose" ? "" : on_behalf.trim(),
    }),
    done: (_, values, undo) => {
      report(values.says === "propose" ? t`Gevraagd. Deel de zaak, dan ziet deze partner de vraag.` : t`Vastgelegd.`, undo);
      onClose();
    },
  });
  const { says } = form.values;
  return (
    <CheckedFormFrame form={form} submit={says === "propose" ? t`Vraag het` : t`Leg vast`} onCancel={onClose}>
      <RadioGroup<Says>
        {...form.field("says")}
        legend={partner.own ? t`Wat zegt u van deze taak?` : t`Wat zegt deze partner?`}
        options={[
          { value: "full", label: t`doe ik` },
          { value: "partly", label: t`doe ik deels` },
          { value: "not", label: t`doe ik niet` },
          { value: "expect", label: t`verwacht ik van een ander` },
          ...(partner.own ? [] : [{ value: "propose" as const, label: t`nog niets: ik vraag of deze partner dit doet` }]),
        ]}
      />
      {says === "expect" && <Select {...form.field("of")} label={t`Van wie?`} options={others.map((one) => ({ value: one.partner, label: one.name }))} />}
      {says !== "" && says !== "propose" && (
        <TextArea {...form.field("reason")} label={says === "not" ? t`Waarom niet?` : t`Toelichting`} optional={says !== "not"} rows={2} />
      )}
      {says !== "" && says !== "propose" && !partner.own && (
        <TextArea {...form.field("on_behalf")} label={t`Hoe en wanneer zei deze partner dat?`} hint={t`Bijvoorbeeld: in het overleg van 12 november.`} rows={2} />
      )}
    </CheckedFormFrame>
  );
}
