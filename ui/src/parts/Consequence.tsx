import { useTerms } from "./terms.ts";

/** Acts of which the content pack says what follows from them. */
export type Act =
  | "accept_lead" | "add_partner" | "close_case" | "decide_disclosure" | "delete_entry" | "end_partner" | "end_role" | "finish_entry" | "join_readers" | "keep_private" | "make_extract" | "merge"
  | "move_back" | "override_factor" | "refuse_lead" | "reopen_case" | "restrict_record" | "settle_conflict" | "share" | "skip_phase" | "withdraw_case" | "withdraw_disclosure";

/** The words for what follows from an act. */
export function useConsequence(): (act: Act) => string {
  const { text } = useTerms();
  return (act) => text(`consequence.${act}`);
}

/** What follows from an act, told before it is done. */
export function Consequence({ of }: { of: Act }) {
  return <p className="kit-quiet">{useConsequence()(of)}</p>;
}
