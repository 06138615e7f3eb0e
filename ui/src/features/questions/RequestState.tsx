import { useLingui } from "@lingui/react/macro";
import type { InformationRequestView } from "../../ipc/types/InformationRequestView.ts";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { capital } from "../../parts/terms.ts";

/** Where a question stands; colour while it waits for someone. */
export function RequestState({ request }: { request: InformationRequestView }) {
  const { t } = useLingui();
  const words = capital(request.state_label);
  if (request.disputed) return <StatusTag tone="attention">{t`Verschillende antwoorden`}</StatusTag>;
  if (request.state === "open") return <StatusTag tone={request.asked_of_me ? "attention" : "todo"}>{request.asked_of_me ? t`Aan u gevraagd` : words}</StatusTag>;
  if (request.missing) return <StatusTag tone="todo">{t`${words}, nog niet compleet`}</StatusTag>;
  return <>{words}</>;
}
