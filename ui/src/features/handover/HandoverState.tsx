import { useLingui } from "@lingui/react/macro";
import type { HandoverView } from "../../ipc/types/HandoverView.ts";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { capital } from "../../parts/terms.ts";

/** Where a handover stands; colour while it waits for someone. */
export function HandoverState({ handover }: { handover: HandoverView }) {
  const { t } = useLingui();
  const words = capital(handover.state_label);
  if (handover.disputed.length > 0) return <StatusTag tone="attention">{t`Verschillende antwoorden`}</StatusTag>;
  if (handover.certainty === "unproven") return <StatusTag tone="attention">{t`Ja ingevuld door een ander, vraag het na`}</StatusTag>;
  switch (handover.state) {
    case "offered":
      return <StatusTag tone={handover.to.own ? "attention" : "todo"}>{handover.to.own ? t`Aan u gevraagd` : words}</StatusTag>;
    case "accepted_with_conditions":
      return <StatusTag tone={handover.from.own ? "attention" : "todo"}>{words}</StatusTag>;
    case "expired":
      return <StatusTag tone="attention">{words}</StatusTag>;
    case "accepted":
      return handover.missing.length > 0 ? <StatusTag tone="todo">{t`${words}, nog niet klaar`}</StatusTag> : <>{words}</>;
    case "refused":
    case "withdrawn":
      return <>{words}</>;
  }
}
