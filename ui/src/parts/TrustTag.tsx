import { useLingui } from "@lingui/react/macro";
import type { PartnerView } from "../ipc/types/PartnerView.ts";
import { StatusTag } from "../kit/StatusTag.tsx";

/** Whether files can go to a partner. */
export function TrustTag({ partner, onlyTrouble }: { partner: PartnerView; onlyTrouble?: boolean }) {
  const { t } = useLingui();
  if (partner.state === "ended") return <>{t`Doet niet meer mee`}</>;
  if (!partner.confirmed && !partner.own) return <StatusTag tone="attention">{t`Nog niet bevestigd`}</StatusTag>;
  switch (partner.trust) {
    case "own":
      return onlyTrouble ? null : <>{t`U`}</>;
    case "verified":
      return onlyTrouble ? null : <>{t`Vingerafdruk vergeleken`}</>;
    case "unverified":
      return <StatusTag tone="todo">{t`Vingerafdruk vergelijken`}</StatusTag>;
    case "no_card":
      return <StatusTag tone="todo">{t`Nog geen contactkaart`}</StatusTag>;
    case "without_woonrust":
      return onlyTrouble ? null : <>{t`Zonder Woonrust`}</>;
  }
}
