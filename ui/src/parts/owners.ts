import type { PartnerView } from "../ipc/types/PartnerView.ts";

/** Partners who can take an action; the own person first. */
export function ownerOptions(partners: readonly PartnerView[], self: string): { value: string; label: string }[] {
  const taking = partners.filter((partner) => partner.state === "active");
  const named = (partner: PartnerView) => ({ value: partner.record, label: partner.own ? self : `${partner.name}, ${partner.organisation}` });
  return [...taking.filter((partner) => partner.own), ...taking.filter((partner) => !partner.own)].map(named);
}
