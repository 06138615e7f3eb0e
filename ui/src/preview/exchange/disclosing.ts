// Invented answers for decisions to disclose, consents, extracts and the team file; typed.
import type { DisclosureFieldView } from "../../ipc/types/DisclosureFieldView.ts";
import type { DisclosureFormView } from "../../ipc/types/DisclosureFormView.ts";
import type { DisclosureView } from "../../ipc/types/DisclosureView.ts";
import type { ExtractFormView } from "../../ipc/types/ExtractFormView.ts";
import type { Ground } from "../../ipc/types/Ground.ts";
import type { GroundView } from "../../ipc/types/GroundView.ts";
import type { ReceivedView } from "../../ipc/types/ReceivedView.ts";
import type { ResidentConsentView } from "../../ipc/types/ResidentConsentView.ts";
import type { SharedItemView } from "../../ipc/types/SharedItemView.ts";
import type { TeamFileView } from "../../ipc/types/TeamFileView.ts";
import type { Answers } from "../cases/answers.ts";
import { ago, CASE, contacts, inDays } from "../cases/people.ts";

const id = (start: string) => start.repeat(16);
const [bram] = contacts.contacts;
if (!bram) throw new Error("the preview has contacts");

export const DECISION = id("d9");
const CONSENT = id("da");

const process: SharedItemView = { record: id("35"), case: CASE, kind: "care_check/1", kind_label: "hulp nagegaan", title: "Aangemeld bij het wijkteam.", class: "K4", at: ago(4), decision: null };
const content: SharedItemView = { record: id("31"), case: CASE, kind: "care_note/1", kind_label: "zorgnotitie", title: "Slaapt slecht sinds de zomer.", class: "K5", at: ago(2), decision: null };

const field = (name: string, label: string, input: DisclosureFieldView["input"] = "long"): DisclosureFieldView => ({ field: name, label, hint: "", input, must_be_yes: false });
const JUSTIFIED = ["necessity", "subsidiarity", "proportionality"];
const DUTIES = ["duty_harm", "duty_decision"];

const ground = (code: Ground, label: string, needs: string[], change: Partial<GroundView> = {}): GroundView => ({ ground: code, label, needs, mine: true, without_items: false, note: null, ...change });

export const disclosureForm: DisclosureFormView = {
  recipient: bram,
  items: [
    { item: process, class_label: "zorg: proces", seen: "aa01", grounds: ["G1", "G3"], needs: JUSTIFIED, alone: false, lets_in: false, blocked: null, lapse_text: null },
    { item: content, class_label: "zorg: inhoud", seen: "aa02", grounds: ["G1", "G9"], needs: JUSTIFIED, alone: true, lets_in: true, blocked: null, lapse_text: null },
  ],
  grounds: [
    ground("G1", "toestemming", ["consent"]),
    ground("G3", "publieke taak", ["task"]),
    ground("G7", "Wet politiegegevens", ["article"], { mine: false }),
    ground("G9", "conflict van plichten", DUTIES),
    ground("G13", "geen persoonsgegevens: overleg zonder naam", ["untraceable"], { without_items: true }),
  ],
  fields: [
    field("purpose", "Waarvoor deelt u dit?", "line"),
    field("consent", "Op welke toestemming rust het?", "consent"),
    field("task", "Bij welke taak hoort dit?", "line"),
    { ...field("duty_harm", "Ontstaat er ernstige schade als u zwijgt?", "answer"), must_be_yes: true },
    field("duty_decision", "Wat besluit u, en waarom?"),
    field("untraceable", "Ik heb nagegaan dat niemand te herkennen is.", "flag"),
    field("necessity", "Waarom is delen nodig?"),
    field("subsidiarity", "Waarom kan het niet met minder, of op een andere manier?"),
    field("proportionality", "Waarom is dit niet te veel?"),
    field("informed_at", "Wanneer is het de persoon verteld?", "day"),
    field("not_informed", "Nog niet verteld? Waarom niet?", "line"),
    field("decided_by", "Wie besloot dit, als u dat niet zelf was?", "line"),
    field("valid_until", "Tot en met welke dag geldt dit besluit?", "day"),
  ],
  always: ["purpose", "informed_at", "not_informed", "decided_by", "valid_until"],
  consents: [{ code: CONSENT, label: "mevrouw Bedacht: samen aanmelden" }],
  valid_until: inDays(30),
};

export const decision = (change: Partial<DisclosureView> = {}): DisclosureView => ({
  record: DECISION, case: CASE, number: "WR-7K3F", contact: bram.contact, recipient: "Bram Voorbeeld, Gemeente Proefstad", ground: "G1", ground_label: "toestemming",
  purpose: "Samen aanmelden bij het wijkteam", items: [{ item: process, goes: true, lapse_text: null }],
  answers: [{ field: "necessity", label: "noodzaak", text: "Zonder dit komt de aanmelding niet op gang." }],
  decided_at: ago(3), valid_until: inDays(27), stands: true, lapse: null, lapse_text: null,
  files: [{ file: id("f0"), name: "WR-7K3F-2026-11-17.woonrust", at: ago(3, "16:20"), records: 1 }], withdrawable: true, ...change,
});

export const received: ReceivedView[] = [
  {
    contact: bram.contact, name: "Bram Voorbeeld, Gemeente Proefstad",
    records: [{ record: process.record, kind: process.kind, kind_label: process.kind_label, title: process.title }],
    files: [{ file: id("f0"), name: "WR-7K3F-2026-11-17.woonrust", at: ago(3, "16:20"), records: 1 }],
  },
];

export const consent = (change: Partial<ResidentConsentView> = {}): ResidentConsentView => ({
  record: CONSENT, from: "mevrouw Bedacht", purpose: "samen aanmelden", recipients: "de gemeente", what: "dat er een aanmelding is", state: "given", state_label: "gegeven",
  given_at: inDays(-5), valid_until: inDays(60), withdrawn_at: null, holds: true, lacks: [], decisions: 1, received, withdrawable: true, ...change,
});

export const extractForm: ExtractFormView = {
  item: content, class_label: "zorg: inhoud", needs_decision: true,
  fields: [{ field: "text", label: "zorginhoud", text: "Slaapt slecht sinds de zomer." }],
  people: [{ contact: bram.contact, name: "Bram Voorbeeld, Gemeente Proefstad" }],
  extracts: [{ record: id("36"), people: ["Bram Voorbeeld"], fields: ["zorginhoud"], taken_at: inDays(-3), behind: ["zorginhoud"], received: ["Bram Voorbeeld"] }],
};

const done = () => ({ done: true });
const withdrawn = () => ({ received, incomplete_since: null, may_have: [] });

/** The file itself comes with the other answers about sharing. */
export const disclosingAnswers = (preview: TeamFileView["preview"]): Answers => ({
  disclosure_form: () => disclosureForm,
  decide_disclosure: () => ({ record: DECISION }),
  disclosure_register: () => ({ decisions: [decision(), decision({ record: id("dc"), stands: false, lapse: "expired", lapse_text: "Uw besluit om te delen is verlopen.", withdrawable: false })], incomplete_since: null }),
  withdraw_disclosure: withdrawn,
  consents: () => ({ consents: [consent()] }),
  withdraw_consent: withdrawn,
  extract_form: () => extractForm,
  make_extract: () => ({ record: id("37") }),
  update_extract: done,
  team_file: (request) => ({
    recipient: preview.recipient, colleague: false, organisation: contacts.own.organisation,
    joins: request.cases.map((one) => ({ case: one, number: "WR-7K3F" })), preview,
  }),
  confirm_colleague: done,
});
