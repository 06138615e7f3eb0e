// Why a change from a file was set aside, in words.
import { useLingui } from "@lingui/react/macro";
import type { QuarantinedView } from "../ipc/types/QuarantinedView.ts";

export type AsideReason = QuarantinedView["reason"];

export function useAsideReasons(): Record<AsideReason, string> {
  const { t } = useLingui();
  return {
    revoked_device: t`gemaakt op een apparaat dat als verloren is gemeld`,
    not_partner: t`van iemand die geen partner van de zaak is`,
    out_of_scope: t`hoort bij een zaak die niet in dit bestand zit`,
    unknown_own: t`staat op uw naam, maar is hier niet bekend`,
    uncertified: t`van een apparaat dat niet op een contactkaart staat`,
  };
}

/** What a person can do about it. */
export function useAsideWays(): Record<AsideReason, string> {
  const { t } = useLingui();
  return {
    revoked_device: t`Alleen de maker kan zeggen of dit van hem is. Zegt hij dat, dan komt het met zijn volgende bestand vanzelf mee.`,
    not_partner: t`Hoort hij bij deze zaak? Voeg hem toe als partner, dan komt dit vanzelf mee.`,
    out_of_scope: t`Vraag de afzender om een bestand van die zaak.`,
    unknown_own: t`Is dit van u? Open het bestand opnieuw en zeg ja bij uw eigen wijzigingen.`,
    uncertified: t`Vraag de maker om zijn contactkaart en open daarna het bestand opnieuw.`,
  };
}
