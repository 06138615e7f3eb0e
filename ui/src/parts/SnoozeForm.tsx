import { useLingui } from "@lingui/react/macro";
import { day } from "../i18n/format.ts";
import type { AttentionPointView } from "../ipc/types/AttentionPointView.ts";
import { AskForm } from "./AskForm.tsx";

/** Puts an attention point off until a day, with a reason that the partners can read. */
export function SnoozeForm({ caseId, point, onClose }: { caseId: string; point: AttentionPointView; onClose: () => void }) {
  const { t } = useLingui();
  const most = point.snooze_at_most ?? "";
  return (
    <AskForm
      draft={{ kind: "snooze", target: `${caseId}:${point.rule}:${point.subject ?? ""}` }}
      ask={[
        { name: "reason", label: t`Waarom later?`, hint: t`Partners lezen dit mee. Een tweede keer uitstellen blijft zichtbaar.`, needed: t`Schrijf op waarom dit later kan.` },
        { name: "until", label: t`Tot wanneer?`, hint: t`Uiterlijk ${day(most)}.`, as: "day", needed: t`Kies een dag.`, value: most },
      ]}
      call="snooze_attention"
      request={({ reason, until }) => ({ case: caseId, rule: point.rule, subject: point.subject, until, reason })}
      submit={t`Stel uit`}
      told={t`Uitgesteld. Het komt vanzelf terug.`}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
