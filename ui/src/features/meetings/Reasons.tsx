import { useLingui } from "@lingui/react/macro";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import { StatusTag } from "../../kit/StatusTag.tsx";

/** Why a case is on the agenda. */
export function Reasons({ item }: { item: AgendaItemView }) {
  const { t } = useLingui();
  if (item.reasons.length === 0) return <p className="kit-quiet">{t`Met de hand gekozen.`}</p>;
  return (
    <ul className="kit-bullets" aria-label={t`Waarom ${item.number} op de agenda staat`}>
      {item.reasons.map((reason) => (
        <li key={reason.code}>
          <StatusTag tone={reason.code === "urgent" ? "urgent" : "attention"}>{reason.name}</StatusTag> {reason.because.map((message) => message.text).join(" ")}
        </li>
      ))}
    </ul>
  );
}
