// Who sits at the screen, and whether his answers stand.
import type { CheckPartnerView } from "../../ipc/types/CheckPartnerView.ts";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";

/** The partner at the screen; none: the owner of this device. */
export const atScreen = (check: ExpectationsView, by: string | null): CheckPartnerView | undefined =>
  check.partners.find((partner) => (by === null ? partner.own : partner.partner === by));

/** He passed the screen on, or showed his answers: nobody reads them one by one or changes them. */
export const covered = ({ state }: CheckPartnerView): boolean => state === "passed_on" || state === "revealed";
