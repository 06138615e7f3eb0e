import { useLingui } from "@lingui/react/macro";
import { day, dayTime } from "../../i18n/format.ts";
import type { ErasureView } from "../../ipc/types/ErasureView.ts";
import type { PartyView } from "../../ipc/types/PartyView.ts";

/** What is to be erased, how far that is and what each person answered, in words. */
export function useErasureWords() {
  const { t } = useLingui();
  const sorts: Record<ErasureView["sort"], string> = { case: t`Een hele zaak`, record: t`Een onderdeel`, value: t`Woorden in een onderdeel` };

  const title = (erasure: ErasureView) => [sorts[erasure.sort], erasure.number].filter(Boolean).join(", ");

  const state = (erasure: ErasureView): string => {
    const from = erasure.erased_from === null ? "" : day(erasure.erased_from);
    const at = erasure.erased_at === null ? "" : day(erasure.erased_at);
    switch (erasure.state) {
      case "asked":
        return t`Wacht op uw antwoord`;
      case "waiting":
        return erasure.held ? t`Uit beeld. Wordt niet gewist zolang iemand de vernietiging tegenhoudt` : t`Uit beeld. Wordt definitief gewist vanaf ${from}`;
      case "erased":
        return t`Definitief gewist op ${at}`;
      case "refused":
        return t`Door u geweigerd`;
    }
  };

  const answer = (party: PartyView): string => {
    const at = party.answered_at === null ? "" : dayTime(party.answered_at);
    const reason = party.reason;
    switch (party.answer) {
      case null:
        return party.sent ? t`nog geen antwoord` : t`nog niet verstuurd`;
      case "agreed":
        return t`heeft het uit beeld gehaald (${at})`;
      case "erased":
        return t`heeft het definitief gewist (${at})`;
      case "refused":
        return t`weigert (${at}): ${reason}`;
    }
  };

  return { title, state, answer };
}
