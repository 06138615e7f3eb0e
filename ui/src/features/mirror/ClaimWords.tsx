import { useLingui } from "@lingui/react/macro";
import type { TaskClaimView } from "../../ipc/types/TaskClaimView.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";

/** What someone says of a task, in words, with how sure that is. */
export function ClaimWords({ claim }: { claim: TaskClaimView }) {
  const { t } = useLingui();
  const said = useSaid();
  return (
    <>
      {said(claim)}
      {claim.from_role && <Quiet small> {t`(door de rol)`}</Quiet>}
      {claim.disputed && <StatusTag tone="attention">{t`twee antwoorden`}</StatusTag>}
      {claim.certainty === "proposed" && <StatusTag tone="todo">{claim.mine ? t`aan u gevraagd` : t`gevraagd, nog geen antwoord`}</StatusTag>}
      {claim.certainty === "unproven" && <StatusTag tone="attention">{t`ingevuld door een ander, vraag het na`}</StatusTag>}
      {claim.certainty === "on_behalf" && <Quiet small> {t`(namens vastgelegd)`}</Quiet>}
    </>
  );
}

/** "doe ik deels", "verwacht ik van Bram Voorbeeld". */
export function useSaid(): (claim: TaskClaimView) => string {
  const { t } = useLingui();
  return (claim) => {
    switch (claim.says) {
      case "i_do":
        return claim.strength === "partly" ? t`doe ik deels` : t`doe ik`;
      case "i_do_not":
        return t`doe ik niet`;
      case "i_expect_of":
        return t`verwacht ik van ${claim.of_name}`;
    }
  };
}
