// Invented days, partners, roles and actions; every person and address is made up.
import { isoDay } from "../../i18n/parseDay.ts";
import type { ActionView } from "../../ipc/types/ActionView.ts";
import type { CorrespondenceView } from "../../ipc/types/CorrespondenceView.ts";
import type { ContactListView } from "../../ipc/types/ContactListView.ts";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import type { RoleView } from "../../ipc/types/RoleView.ts";

/** A day some days from today. */
export const inDays = (days: number) => isoDay(new Date(Date.now() + days * 86_400_000));
/** An instant some days ago at a time of day. */
export const ago = (days: number, clock = "14:32") => `${inDays(-days)}T${clock}:00+01:00`;

export const CASE = "c1".repeat(16);
export const OTHER_CASE = "c2".repeat(16);

/** Files with a partner: the last one was acknowledged, and he answered. */
export const correspondence = (change: Partial<CorrespondenceView> = {}): CorrespondenceView => ({
  devices: 1, devices_acked: 1, acked_at: ago(3), not_acked: 0, unanswered: 0, silent_days: 0, missing_files: 0, asked_at: null, asked_sent: false, answered: false, asks_at: null, ...change,
});

export const anna: PartnerView = {
  record: "a1".repeat(16), contact: "aa".repeat(32), name: "Anna Proef", organisation: "GGD Proefstad", function: "wijkverpleegkundige", domain: "care",
  reach: "ma t/m do, 06 0000 0001", own: true, state: "active", trust: "own", confirmed: true, lead_seen_at: inDays(-2), last_sent_at: null, last_received_at: null, correspondence: null, withdrawable: false,
};
export const bram: PartnerView = {
  record: "b1".repeat(16), contact: "bb".repeat(32), name: "Bram Voorbeeld", organisation: "Gemeente Proefstad", function: "teamleider handhaving", domain: "enforcement",
  reach: "bram@example.org", own: false, state: "active", trust: "verified", confirmed: true, lead_seen_at: null, last_sent_at: ago(3), last_received_at: ago(1), correspondence: correspondence(), withdrawable: false,
};
export const carla: PartnerView = {
  record: "c3".repeat(16), contact: null, name: "Carla Fictief", organisation: "Corporatie De Proef", function: "woonconsulent", domain: "housing",
  reach: "06 0000 0003", own: false, state: "active", trust: "without_woonrust", confirmed: true, lead_seen_at: null, last_sent_at: null, last_received_at: null, correspondence: null, withdrawable: true,
};
export const dirk: PartnerView = {
  record: "d1".repeat(16), contact: "dd".repeat(32), name: "Dirk Denkbeeld", organisation: "Politie Proefstad", function: "wijkagent", domain: "police",
  reach: "", own: false, state: "active", trust: "unverified", confirmed: false, lead_seen_at: null, last_sent_at: null, last_received_at: null, correspondence: correspondence({ devices_acked: 0, acked_at: null }), withdrawable: false,
};

export const role = (change: Partial<RoleView> = {}): RoleView => ({
  record: "e1".repeat(16), role: "case_lead", partner: bram.record, name: "Bram Voorbeeld, Gemeente Proefstad", mine: false, state: "proposed",
  reason: "", on_behalf: "", since: null, proposed_by: "Anna Proef", ...change,
});

export const action = (change: Partial<ActionView> = {}): ActionView => ({
  record: "f1".repeat(16), case: CASE, case_number: "WR-7K3F", address: "Proefstraat 12, Proefstad", text: "Bel de melder over de afgelopen week", owner: anna.record,
  owner_name: "Anna Proef", organisation: "GGD Proefstad", mine: true, due: inDays(-3), state: "open", bucket: "overdue", result: "", disputed: false, planned_by: "Anna Proef", editable: true, ...change,
});

export const actions: ActionView[] = [
  action(),
  action({ record: "f2".repeat(16), text: "Tweede huisbezoek plannen", due: inDays(0), bucket: "today" }),
  action({ record: "f3".repeat(16), text: "Vraag de corporatie naar het huurdossier", due: inDays(4), bucket: "week", owner: carla.record, owner_name: "Carla Fictief", organisation: "Corporatie De Proef", mine: false }),
  action({ record: "f4".repeat(16), text: "Dempers onder de stoelen regelen", due: inDays(13), bucket: "later", disputed: true }),
  action({ record: "f5".repeat(16), text: "Uitzoeken of er al hulp is", due: null, bucket: "no_day", owner: null, owner_name: "", organisation: "", mine: false }),
];

export const contacts: ContactListView = {
  own: { contact: anna.contact ?? "", name: anna.name, organisation: anna.organisation, domain: "care", function: anna.function, fingerprint: "7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY", state: "own", verified_at: null, verified_how: null, devices: 1, version: 1 },
  contacts: [
    { contact: bram.contact ?? "", name: bram.name, organisation: bram.organisation, domain: "enforcement", function: bram.function, fingerprint: "A9SK-D6MP-5GJE-W1RY-PC4N-H8VD", state: "verified", verified_at: ago(5), verified_how: "Aan de telefoon", devices: 1, version: 1 },
    { contact: "ee".repeat(32), name: "Els Verzonnen", organisation: "Buurtbemiddeling Proefstad", domain: "mediation", function: "coördinator", fingerprint: "5GJE-A9SK-D6MP-7K3F-Q2MX-0ZTB", state: "unverified", verified_at: null, verified_how: null, devices: 1, version: 1 },
  ],
  alike: [],
};
