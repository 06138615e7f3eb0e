// Invented answers for visits, the timeline, sharing, importing, differences, contacts and settings; typed.
import type { CheckedInView } from "../../ipc/types/CheckedInView.ts";
import type { ConflictValueView } from "../../ipc/types/ConflictValueView.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import type { DiskView } from "../../ipc/types/DiskView.ts";
import type { DoorView } from "../../ipc/types/DoorView.ts";
import type { ExtentView } from "../../ipc/types/ExtentView.ts";
import type { ExportedView } from "../../ipc/types/ExportedView.ts";
import type { FingerprintView } from "../../ipc/types/FingerprintView.ts";
import type { HeldItemView } from "../../ipc/types/HeldItemView.ts";
import type { ImportedView } from "../../ipc/types/ImportedView.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import type { MergedFileView } from "../../ipc/types/MergedFileView.ts";
import type { QuarantineView } from "../../ipc/types/QuarantineView.ts";
import type { RecordSharingView } from "../../ipc/types/RecordSharingView.ts";
import type { SentListView } from "../../ipc/types/SentListView.ts";
import type { SharedItemView } from "../../ipc/types/SharedItemView.ts";
import type { SharePreviewView } from "../../ipc/types/SharePreviewView.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import type { VaultInfoView } from "../../ipc/types/VaultInfoView.ts";
import type { VisitCheckView } from "../../ipc/types/VisitCheckView.ts";
import type { VisitView } from "../../ipc/types/VisitView.ts";
import type { Answers } from "../cases/answers.ts";
import { item } from "../cases/oneCase.ts";
import { QR } from "../qr.ts";
import { archiveAnswers } from "./archive.ts";
import { deviceAnswers } from "./devices.ts";
import { disclosingAnswers } from "./disclosing.ts";
import { erasingAnswers } from "./erasing.ts";
import { ago, anna, bram, CASE, contacts, inDays, OTHER_CASE } from "../cases/people.ts";

/** Sizes cross the boundary as JSON numbers. */
const size = (value: number) => value as never;
const id = (start: string) => start.repeat(16);

/** A drawing in place of a photo. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#b9b2a6"/><path d="M110 240V70h100v170z" fill="#8d8579"/><path d="M20 240v-90h70v90zm210 0V130h70v110z" fill="#a07c4f"/></svg>`;

export const VISIT = id("81");
export const bramContact = contacts.contacts[0] as ContactView;
export const elsContact = contacts.contacts[1] as ContactView;

export const photo = { record: id("77"), alt: "De gang, aan beide kanten vol dozen, één loopstrook vrij.", taken_at: ago(2, "14:35"), width: 2048, height: 1536, bytes: size(412_000), available: true };

export const visit = (change: Partial<VisitView> = {}): VisitView => ({
  visit: VISIT, case: CASE, occurred_at: ago(1), purpose: "", announced: null, outcome: "spoken", company: null, card_left: null, no_next_step: "",
  saw: "Volle gang, één loopstrook vrij. Radio hard in de keuken.", said: "Ik hoor het zelf niet meer.", said_by: "", think: "", think_until: null, care: "",
  photos: [], finished: false, mine: true, ...change,
});

export const timelineItems: TimelineItemView[] = [
  item({ record: id("70"), kind: "visit/1", kind_label: "huisbezoek", occurred_at: ago(2, "14:32"), parts: [{ label: "hoe ging het", text: "bewoner gesproken", not_received: false }], finished: false, editable: true }),
  item({ record: id("73"), kind: "fact/1", kind_label: "waarneming", occurred_at: ago(2, "14:32"), precision: "about", parts: [
    { label: "gezien, gehoord of geroken", text: "Volle gang, één loopstrook vrij. Radio hard in de keuken.", not_received: false },
    { label: "bron", text: "eigen waarneming", not_received: false },
  ], finished: false, editable: true, may_restrict: true, may_erase: true, class_label: "overlastfeiten" }),
  item({ record: photo.record, kind: "attachment/1", kind_label: "bijlage", occurred_at: ago(2, "14:35"), parts: [], photo, finished: true, class_label: "overlastfeiten" }),
  item({ record: id("74"), kind: "quote/1", kind_label: "uitspraak bewoner", occurred_at: ago(6, "11:10"), author: bram.name, organisation: bram.organisation, own: false, class_label: "overlastfeiten",
    parts: [{ label: "letterlijk gezegd", text: "De buren bonzen op de muur als ik stofzuig.", not_received: false }],
    corrections: [{ record: id("75"), text: "Dat zei de dochter, niet de bewoner zelf.", author: "Bram Voorbeeld, Gemeente Proefstad", at: ago(5, "09:00") }] }),
  item({ record: id("76"), kind: "report/1", kind_label: "melding", occurred_at: ago(9, "23:10"), occurred_until: ago(8, "01:30"), precision: "period", recorded_at: ago(6, "09:02"), late: true, to_acknowledge: true, disputed: true, incomplete: true, own: false, class_label: "overlastfeiten", verified_by: "wijkagent",
    parts: [{ label: "melding", text: "Harde muziek en bonken tot half twee.", not_received: false }] }),
];

const shared = (record: string, kind: string, kind_label: string, title: string, at: string | null = ago(2)): SharedItemView => ({ record: id(record), case: CASE, kind, kind_label, title, class: "K2", at, decision: null });

export const receives: SharedItemView[] = [
  shared("01", "visit/1", "huisbezoek", "bewoner gesproken"),
  shared("02", "fact/1", "waarneming", "Volle gang, één loopstrook vrij. Radio hard in de keuken."),
  shared("03", "quote/1", "uitspraak bewoner", "Ik hoor het zelf niet meer."),
  shared("04", "attachment/1", "bijlage", "De gang, aan beide kanten vol dozen."),
  shared("05", "action/1", "actie", "Vrijdag bellen over demping", null),
  shared("06", "action/1", "actie", "Tweede huisbezoek plannen", null),
  ...["10", "11", "12", "13", "14", "15"].map((record, index) => shared(record, "report/1", "melding", `Harde muziek tot na middernacht (${index + 1})`, ago(8 + index))),
  shared("20", "address/1", "adres", "Proefstraat", null),
  shared("21", "case/1", "zaak", "", ago(23)),
];

const held = (record: string, kind_label: string, title: string, reason: HeldItemView["reason"], reason_text: string, doors: DoorView[]): HeldItemView => ({
  record: id(record), case: CASE, kind: `${kind_label}/1`, kind_label, title, class: "K5", reason, reason_text, who: reason === "local_only" ? "Niemand kan dit veranderen." : "U kunt dit veranderen, met een besluit om te delen.", lapse: null, lapse_text: null, told_once: false, extractable: reason === "professional_secrecy", doors,
});

const consent = "Toestemming vragen om te delen met Bram Voorbeeld";

export const heldBack: HeldItemView[] = [
  held("31", "zorgnotitie", "Slaapt slecht sinds de zomer.", "professional_secrecy", "Beroepsgeheim: zorginhoud blijft bij u.", [
    { door: "ask_consent", how: "Vraag de bewoner of u dit mag delen. Zeg met wie, wat en waarom.", plan: consent },
    { door: "anonymous_consultation", how: "Overleg over de situatie zonder naam of adres.", plan: "Zonder naam overleggen met Bram Voorbeeld" },
    { door: "general_advice", how: "Geef advies over wat helpt bij dit soort gedrag.", plan: "Algemeen advies geven aan Bram Voorbeeld" },
    { door: "join_visit", how: "Ga samen op bezoek.", plan: "Samen met Bram Voorbeeld op huisbezoek gaan" },
    { door: "decide", how: "Past geen van deze wegen? Dan kan alleen een besluit met toestemming, of na de zeven vragen over een conflict van plichten. U besluit per onderdeel.", plan: null },
  ]),
  held("32", "melder", "Meneer G. Verzonnen", "reporter_identity", "De naam van de melder blijft bij u.", [
    { door: "ask_consent", how: "Vraag de melder of u de naam mag delen. Zeg met wie en waarom.", plan: consent },
    { door: "anonymous_consultation", how: "Bespreek de melding zonder de naam te noemen.", plan: "Zonder naam overleggen met Bram Voorbeeld" },
  ]),
  held("33", "duiding", "Volgens mij is zij bang voor de buurman.", "local_only", "Dit is uw eigen werkaantekening. Die verlaat dit apparaat niet.", [{ door: "none", how: "Dit blijft bij u.", plan: null }]),
];

/** How much goes; nothing was acknowledged yet. */
export const extent = (change: Partial<ExtentView> = {}): ExtentView => ({ all: 14, new: 14, acked_at: null, bytes: size(48_200), mail_files: 1, asked: [], asks: 0, erase_requests: 0, erase_answers: 0, refusals: 0, ...change });

export const sharePreview = (change: Partial<SharePreviewView> = {}): SharePreviewView => ({
  recipient: bramContact, receives, held_back: heldBack, needs_yes: false, blockers: [], attention: [], missing_photos: [], suggested_name: "WR-7K3F-2026-11-20.woonrust", register_incomplete_since: null, extent: extent(), ...change,
});

export const exported: ExportedView = { file: id("f0"), name: "voor Bram.woonrust", bytes: size(48_200), sha256: "9c".repeat(32), receives, held_back: heldBack, missing_photos: [], files: [{ file: id("f0"), name: "voor Bram.woonrust", bytes: size(48_200), sha256: "9c".repeat(32) }] };

export const sent: SentListView = {
  files: [{ file: id("f0"), recipient: "Bram Voorbeeld, Gemeente Proefstad", at: ago(3, "16:20"), cases: ["WR-7K3F"], records: 12, name: "WR-7K3F-2026-11-17.woonrust" }],
  incomplete_since: null,
};

const inFile = (record: string, kind_label: string, title: string, fresh: boolean, at = CASE) => ({ record: id(record), case: at, kind: `${kind_label}/1`, kind_label, title, new: fresh });

export const importPreview = (change: Partial<ImportPreviewView> = {}): ImportPreviewView => ({
  token: "t1", file: id("f1"), from: bramContact, known: true, created_at: ago(0, "09:15"), bytes: size(61_300), partial: false, missing_files: 0, acknowledges: 0, asks: 0,
  cases: [
    { case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", new: false, same_address: false },
    { case: OTHER_CASE, number: "WR-2B9D", address: "Voorbeeldlaan 4, Proefstad", new: true, same_address: true },
  ],
  new_records: 5, changed_records: 2, unchanged: 31,
  conflicts: [{ record: CASE, case: CASE, kind_label: "zaak", field_label: "urgentie", own: "gemiddeld", theirs: "hoog" }], conflicts_need_yes: false, most_conflicts: 50,
  deletions: [], no_longer_shared: [], incomplete: 0, unknown_kinds: 0, quarantined: [], alarms: [], cards: [], own_unknown: 0, own_yes: false, confirms_sender: true, photos_back: 0, refused: 0, erasures: 0,
  items: [
    inFile("41", "actie", "Bel de corporatie over isolatie", true), inFile("42", "rol", "regievoerder", false), inFile("43", "zaak", "", false),
    inFile("44", "zaak", "", true, OTHER_CASE), inFile("45", "adres", "Voorbeeldlaan", true, OTHER_CASE), inFile("46", "melding", "Rook in het trappenhuis.", true, OTHER_CASE),
  ],
  ...change,
});

export const setAside: QuarantineView = {
  total: 3,
  groups: [
    {
      items: ["a1".repeat(32), "a2".repeat(32)], from: "Bram Voorbeeld, Gemeente Proefstad", author: "Carla Smit, Woonstichting De Brug",
      arrived_at: ago(2), case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", kind: "fact/1", kind_label: "waarneming", reason: "not_partner", own: false, says: [],
    },
    {
      items: ["a3".repeat(32)], from: "Bram Voorbeeld, Gemeente Proefstad", author: "Carla Smit, Woonstichting De Brug",
      arrived_at: ago(2), case: null, number: "WR-9QX2", address: "", kind: "quote/1", kind_label: "uitspraak bewoner", reason: "out_of_scope", own: false, says: [],
    },
  ],
};

export const imported = (change: Partial<ImportedView> = {}): ImportedView => ({
  from: bramContact, cases: importPreview().cases, new_records: 5, changed_records: 2, conflicts: 1, quarantined: 0, refused: 0, erasures: 0, answers: 0, came_in: 0, photos_back: 0, missing_files: 0, applied: true, import: 4, undoable: true, ...change,
});

const mergedFile = (change: Partial<MergedFileView>): MergedFileView => ({
  import: 4, from: "Els Verzonnen, Buurtbemiddeling Proefstad", at: ago(0, "09:20"), came_in: 12, quarantined: 0, state: "possible", worked_in: [], ...change,
});

export const mergedFiles: MergedFileView[] = [mergedFile({}), mergedFile({ import: 3, at: ago(2, "16:05"), came_in: 3, quarantined: 1, state: "newer" })];

const said = (at: string, who: { name: string; organisation: string; contact: string | null }, own: boolean, at_time: string, parts: [string, string | null, string][]): ConflictValueView => ({
  at, not_received: false, author: who.name, author_id: who.contact ?? "", organisation: who.organisation, own, at_time, whole_answer: true,
  parts: parts.map(([field, code, text]) => ({ field, code, text, not_received: false })),
});

export const conflicts: ConflictView[] = [
  {
    case: CASE, case_number: "WR-7K3F", address: "Proefstraat 12, Proefstad", record: CASE, kind: "case/1", kind_label: "zaak", title: "", field: "urgency", field_label: "urgentie",
    may_keep_both: false, may_take_all: true, saw: ["w1:0", "w1:1", "w2:0", "w2:1"],
    fields: [
      { field: "urgency", label: "urgentie", answer: "code", options: [{ code: "acute", label: "acuut" }, { code: "high", label: "hoog" }, { code: "medium", label: "gemiddeld" }, { code: "low", label: "laag" }], disputed: true },
      { field: "urgency_reason", label: "reden van de urgentie", answer: "long", options: [], disputed: true },
    ],
    values: [
      said("w1:0", bram, false, ago(0, "09:02"), [["urgency", "high", "hoog"], ["urgency_reason", null, "Drie meldingen in een week."]]),
      said("w2:0", anna, true, ago(1, "16:40"), [["urgency", "medium", "gemiddeld"], ["urgency_reason", null, "Bewoner neemt hulp aan."]]),
    ],
  },
  {
    case: CASE, case_number: "WR-7K3F", address: "Proefstraat 12, Proefstad", record: id("b0"), kind: "factor/1", kind_label: "antwoorden bij de factoren", title: "", field: "sf3_q4", field_label: "wat is er nodig",
    may_keep_both: true, may_take_all: true, saw: ["w3:0", "w4:0"],
    fields: [{ field: "sf3_q4", label: "wat is er nodig", answer: "long", options: [], disputed: true }],
    values: [
      said("w3:0", anna, true, ago(2, "10:00"), [["sf3_q4", null, "Dempers onder de stoelen en een vaste dag waarop iemand belt."]]),
      said("w4:0", bram, false, ago(1, "11:30"), [["sf3_q4", null, "Dempers onder de stoelen, tapijt in de gang en een vaste dag waarop de wijkagent belt."]]),
    ],
  },
];

export const vaultInfo: VaultInfoView = {
  vault_id: "0f".repeat(16),
  person: { root: anna.contact ?? "", name: anna.name, organisation: anna.organisation, domain: "care", function: anna.function, fingerprint: contacts.own.fingerprint },
  cases: 38, records: 1204, changes: 5310, bytes: size(18_400_000), last_backup_at: inDays(-12) + "T10:00:00+01:00",
};

/** The preview shows one picture for everybody. */
const fingerprintForms = (contact: string): FingerprintView => ({
  code: [contacts.own, ...contacts.contacts].find((one) => one.contact === contact)?.fingerprint ?? "",
  words: ["lantaarn", "kompas", "brood", "tuinhek", "zeven", "paraplu", "emmer", "wolk", "ladder", "kaars", "akker"],
  qr: QR,
});

export const disk = (change: Partial<DiskView> = {}): DiskView => ({ encryption: "yes", system: "linux", accepted_at: null, ...change });

/** Bram has it, Els does not. */
export const recordSharing = (change: Partial<RecordSharingView> = {}): RecordSharingView => ({
  record: id("73"), case: CASE, own: true, author: "Anna Proef, GGD Proefstad", everyone: true,
  people: [
    { contact: bramContact.contact, name: "Bram Voorbeeld, Gemeente Proefstad", may_see: true, received: true },
    { contact: elsContact.contact, name: "Els Verzonnen, Buurtbemiddeling Proefstad", may_see: true, received: false },
  ],
  class: "K2",
  stricter: ["K3", "K4", "K6", "K7", "K5"].map((code) => ({ class: code, to_partners: false })),
  parts: [], ...change,
});

const done = () => ({ done: true });

/** A note that holds, a report, a question. */
export const visitCheck = (change: Partial<VisitCheckView> = {}): VisitCheckView => ({
  risk: "orange",
  because: [{ code: "check_note", text: "Er geldt een veiligheidsnotitie: let op de hond.", records: [], step: null, question: null }],
  open: 7,
  notes: [{ record: id("d7"), advice: "let op de hond", text: "Losse hond in het portiek.", since: inDays(-12), review_by: inDays(160), overdue: false, author: "Anna Proef" }],
  reports: [{ record: id("93"), at: ago(3, "23:10"), text: "Bonken en harde muziek tot na middernacht." }],
  questions: [{ record: id("c9"), text: "Staat er afval in de gang?", from: "Bram Voorbeeld, Gemeente Proefstad" }],
  ...change,
});

export const notAway: CheckedInView = { away: null, who: "", phone: "" };
export const away = (back_by: string): CheckedInView => ({
  away: { case: CASE, place: "Proefstraat 12, Proefstad", since: ago(0, "09:00"), back_by, passed: false },
  who: "Els Verzonnen", phone: "06 0000 0005",
});

export const exchangeAnswers: Answers = {
  timeline: () => ({ items: timelineItems, sent: [], sent_incomplete_since: null }),
  visit: () => visit(),
  save_visit: () => ({ visit: VISIT, records: [VISIT], action: null, agreements: [], safety_note: null }),
  check_visit: (request) => visitCheck(request.dark === null ? {} : { risk: "orange", open: 0 }),
  checked_in: () => notAway,
  check_in: (request) => ({ ...away(request.back_by), who: request.who, phone: request.phone }),
  check_out: done,
  finish_visit: done,
  finish_entry: done,
  withdraw_entry: () => ({ done: true, undo: 7 }),
  restore_entry: done,
  add_entry: () => ({ record: id("99") }),
  add_addendum: () => ({ record: id("99") }),
  record_sharing: (request) => recordSharing({ record: request.record }),
  restrict_record: () => ({ records: 1 }),
  add_photo: () => ({ photo: { ...photo, alt: "", taken_at: null }, taken_at: photo.taken_at }),
  describe_photo: (request) => ({ ...photo, alt: request.alt ?? "", taken_at: request.taken_at }),
  photo_data: () => ({ media_type: "image/svg+xml", base64: btoa(DRAWING) }),
  share_preview: (request) => sharePreview(request.contact === elsContact.contact ? { recipient: elsContact, needs_yes: true } : {}),
  export_case: () => exported,
  ...disclosingAnswers(sharePreview()),
  ...archiveAnswers,
  ...erasingAnswers,
  ...deviceAnswers,
  export_team_file: () => ({ exported, joined: 1 }),
  ask_full_copy: done,
  list_sent: () => sent,
  make_document: () => ({ pages: 4, bytes: size(88_000), sha256: "7e".repeat(32) }),
  preview_import: () => importPreview(),
  import_file: () => imported(),
  cancel_import: done,
  list_quarantine: () => setAside,
  discard_quarantined: done,
  list_imports: () => ({ files: mergedFiles }),
  undo_import: done,
  list_conflicts: () => ({ conflicts, crossings: [] }),
  note_crossing_seen: done,
  resolve_conflict: done,
  resolve_all: () => ({ resolved: 2 }),
  conflict_before: (request) => ({
    parts:
      request.field === "urgency"
        ? [{ field: "urgency", code: "low", text: "laag", not_received: false }]
        : [{ field: request.field, code: null, text: "Dempers onder de stoelen.", not_received: false }],
    incomplete: request.field === "urgency",
  }),
  export_card: () => contacts.own,
  update_own_card: (request) => ({ ...contacts.own, name: request.name, organisation: request.organisation, function: request.function, domain: request.domain, version: 2 }),
  check_recovery_group: () => ({ ok: true }),
  import_card: () => ({ contact: elsContact, step: "new", changes: [], look_alike: null }),
  fingerprint: (request) => fingerprintForms(request.contact),
  disk_encryption: () => disk(),
  accept_disk: () => disk({ accepted_at: ago(0) }),
  verify_contact: () => ({ ...elsContact, state: "verified", verified_at: ago(0), verified_how: "Ik belde op een nummer dat ik al kende" }),
  search: (request) => ({
    hits: request.words.trim() === "niets" ? [] : [
      { case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", record: id("73"), kind: "fact/1", kind_label: "waarneming", snippet: [{ text: "Volle gang, één loopstrook vrij. ", hit: false }, { text: "Radio", hit: true }, { text: " hard in de keuken.", hit: false }] },
      { case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", record: bram.record, kind: "partner/1", kind_label: "partner", snippet: [{ text: "Bram Voorbeeld, Gemeente Proefstad", hit: false }] },
    ],
  }),
  vault_info: () => vaultInfo,
  verify_vault: () => ({ ok: true, changes: 5310, records: 1204, problems: [], rebuilt: [] }),
  change_passphrase: done,
  rewrite_vault: () => ({ old_files_left: 0 }),
  backup_vault: () => ({ bytes: size(9_100_000), cases: 38, records: 1204 }),
  export_key: () => ({ fingerprint: contacts.own.fingerprint }),
  about: () => ({ version: "0.1.0", policy_version: "2026-11", content_version: "2026-11" }) as never,
};
