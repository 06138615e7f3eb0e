// One invented case, as far as most cases are: no lead yet, two urgencies, one overdue action.
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { ConsentView } from "../../ipc/types/ConsentView.ts";
import type { FactorRowView } from "../../ipc/types/FactorRowView.ts";
import type { FactorView } from "../../ipc/types/FactorView.ts";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { caseRow } from "./rows.ts";
import { actions, ago, anna, bram, carla, CASE, dirk, inDays, OTHER_CASE, role } from "./people.ts";

const factor = (number: number, name: string, summary: string, change: Partial<FactorRowView> = {}): FactorRowView => ({
  code: `sf${number}` as FactorRowView["code"], name, state: "not_yet", computed: "not_yet", started: true, summary, overridden: null, ...change,
});

export const factors: FactorRowView[] = [
  factor(1, "Eén regievoerder", "Bram Voorbeeld is gevraagd als regievoerder, maar heeft nog geen ja gezegd."),
  factor(2, "Belangen en rollen zichtbaar", "Nog niet beantwoord: wat hebt u van een ander nodig?"),
  factor(3, "Gezamenlijke analyse en aanpak", "Kan beginnen als de rollen helder zijn.", { started: false }),
  factor(4, "Vertrouwen en korte lijnen", "Iedereen heeft een vast gezicht en een vervanger.", { state: "sufficient", computed: "sufficient" }),
  factor(5, "Samen dossier opbouwen", "De bewoner is nog niet gehoord."),
  factor(6, "Aandacht vasthouden", "Eén actie is over tijd.", {
    state: "sufficient", overridden: { state: "sufficient", reason: "De actie is gedaan, alleen nog niet afgevinkt.", author: "Anna Proef", at: ago(1) },
  }),
  factor(7, "Praktisch en creatief", "Eén idee genoteerd, drie is beter.", { started: false }),
];

export const oneCase = (change: Partial<CaseView> = {}): CaseView => ({
  case: CASE,
  number: "WR-7K3F",
  state: "open",
  address: { street: "Proefstraat", house_number: "12", house_letter: "", suffix: "", postcode: "1234 AB", town: "Proefstad" },
  address_text: "Proefstraat 12, Proefstad",
  same_address: [],
  categories: ["GELUID", "ONBEGREPEN"],
  route: "tenancy",
  acute: "no",
  tenure: "social_rent",
  opened_at: ago(23),
  phase: {
    code: "F2", name: "Onderzoek", goal: "Feiten verzamelen, beide kanten horen en nagaan welke hulp er al is.", unclear: false, since: inDays(-9), days: 9, next: "F3",
    to_leave: [
      { code: "resident_not_heard", text: "De bewoner is nog niet gehoord. Pogingen met datum: 1 van 2.", records: [], step: "visit_resident", question: null },
      { code: "help_check_open", text: "Er staat nog niet of er al hulp is.", records: [], step: "answer_question", question: "sf3_q3" },
    ],
  },
  urgency: { code: "medium", reason: "Elke week geluid, geen gevaar.", disputed: false, review_by: inDays(6) },
  lead: { state: "proposed", name: "Bram Voorbeeld", mine: false },
  last_activity: inDays(-1),
  next: {
    question: { guide: "sf5", question: "sf5_q3", text: "Wat zegt de bewoner er zelf over?", why: "In de fase Onderzoek hoort u beide kanten." },
    step: { code: "ask_lead", text: "Vraag de voorgestelde regievoerder om ja of nee", why: "Bram Voorbeeld is gevraagd als regievoerder, maar heeft nog geen ja gezegd.", record: null },
  },
  factors,
  attention: [
    { code: "lead_none", text: "Er is nog geen regievoerder.", records: [], step: "propose_lead", question: null },
    { code: "resident_not_heard", text: "De bewoner is nog niet gehoord. Pogingen met datum: 1 van 2.", records: [], step: "visit_resident", question: null },
  ],
  partners: [anna, bram, carla, dirk],
  readers: [],
  roles: [role(), role({ record: "e2".repeat(16), role: "care_coordinator", partner: anna.record, name: "Anna Proef, GGD Proefstad", mine: true, state: "accepted", since: inDays(-8) })],
  people: [{ record: "91".repeat(16), name: "Mevrouw F. Bedacht", role: "resident", note: "Spreekt het liefst 's ochtends af.", editable: true }],
  reporters: [{ record: "92".repeat(16), report: "93".repeat(16), name: "Meneer G. Verzonnen", contact: "06 0000 0009", wishes_secrecy: true, note: "", editable: true }],
  actions: actions.slice(0, 4),
  interventions: [{ record: "94".repeat(16), kind: "talk", rung: 1, started: inDays(-6), ended: null, by: "Anna Proef", text: "Gesprek aan de deur over de radio.", result: "", editable: true }],
  agreements: [{ record: "95".repeat(16), with: "mevrouw Bedacht", text: "Na tien uur 's avonds staat de radio zacht.", agreed_at: inDays(-6), until: inDays(20), editable: true }],
  conflicts: 1,
  drafts: [{ form_kind: "visit", target: CASE, case: CASE, record: null, record_kind: null, title: "Proefstraat 12, Proefstad", saved_at: ago(0, "09:12") }],
  closings: [],
  withdrawal: null,
  can_withdraw: true,
  incomplete: 1,
  unknown_records: 0,
  ...change,
});

export const sameAddress = caseRow({ case: OTHER_CASE, number: "WR-2B9D", address: "Proefstraat 12, Proefstad", needs: [] });

export const item = (change: Partial<TimelineItemView> = {}): TimelineItemView => ({
  record: "71".repeat(16), case: CASE, kind: "visit/1", kind_label: "Huisbezoek", occurred_at: ago(1), occurred_until: null, precision: null, recorded_at: ago(1, "15:02"), day: inDays(-1), author: "Anna Proef",
  organisation: "GGD Proefstad", own: true, class: "K2", class_label: "partners", parts: [{ label: "Verloop", text: "Niet thuis, kaart achtergelaten.", not_received: false }],
  verified_by: "", finished: true, editable: false, deletion: null, disputed: false, late: false, to_acknowledge: false, incomplete: false, no_longer_from: null, may_restrict: false, erased: false, may_erase: false, corrections: [], photo: null, ...change,
});

export const items: TimelineItemView[] = [
  item(),
  item({ record: "72".repeat(16), kind: "report/1", kind_label: "Melding", occurred_at: ago(6, "23:10"), precision: "about", day: inDays(-6), parts: [{ label: "Melding", text: "Harde muziek en bonken tot half twee.", not_received: false }] }),
  item({ record: "73".repeat(16), kind: "fact/1", kind_label: "Waarneming", occurred_at: ago(9, "11:00"), day: inDays(-9), organisation: "Gemeente Proefstad", author: "Bram Voorbeeld", own: false, verified_by: "wijkagent", parts: [{ label: "Gezien", text: "Volle gang, één loopstrook vrij. Radio hard in de keuken.", not_received: false }] }),
];

const question = (code: string, text: string, help: string, change: Partial<QuestionView> = {}): QuestionView => ({
  code, text, help, answer: "", disputed: false, author: null, at: null, step: null, ...change,
});

export const consents: ConsentView[] = [
  { partner: anna.record, name: "Anna Proef, GGD Proefstad", own: true, state: "none", how: "", author: null, at: null },
  { partner: bram.record, name: "Bram Voorbeeld, Gemeente Proefstad", own: false, state: "himself", how: "", author: "Bram Voorbeeld, Gemeente Proefstad", at: inDays(-2) },
  { partner: carla.record, name: "Carla Fictief, Corporatie De Proef", own: false, state: "earlier", how: "In het overleg van vorige week.", author: "Anna Proef, GGD Proefstad", at: inDays(-7) },
];

export const answeredFactor: FactorView = {
  row: factors[1] as FactorRowView,
  meaning: "Elke partner zegt wat hij wil bereiken, wat hij doet en wat hij niet doet.",
  because: [{ code: "question_answered", text: "Beantwoord: Wat wil uw organisatie hier bereiken? En wat wilt u voorkomen?", records: [], step: null, question: null }],
  missing: [{ code: "question_open", text: "Nog niet beantwoord: Wat hebt u van een ander nodig?", records: [], step: "answer_question", question: "sf2_q3" }],
  questions: [
    question("sf2_q1", "Wat wil uw organisatie hier bereiken? En wat wilt u voorkomen?", "Noem één ding dat beter moet worden en één ding dat niet mag gebeuren.", { answer: "Rust in de nacht, en dat mevrouw haar huis houdt.", author: "Anna Proef", at: ago(4) }),
    question("sf2_q2", "Wat doet u wel in deze zaak? Wat doet u niet, en waarom?", "Ook wat u niet doet helpt een ander."),
    question("sf2_q3", "Wat hebt u van een ander nodig?", "Noem wie, wat en wanneer."),
    question("sf2_q4", "Wat is het belang van de buren? Van de bewoner? Van kinderen?", "Schrijf op wat zij zelf zeggen."),
    question("sf2_q5", "Waar botsen belangen? Wat spreken we daarover af?", "Botsen mag. Schrijf op wat u er samen mee doet."),
  ],
  evidence: items.slice(0, 2),
  consents,
  content: "5a".repeat(32),
  is_answered: true,
  mandate: null,
  overview_at: null,
};

export const leadFactor: FactorView = {
  row: factors[0] as FactorRowView,
  meaning: "Eén persoon stuurt de zaak en houdt het overzicht. Iedereen weet wie dat is.",
  because: [{ code: "mandate_filled", text: "Er staat wat de regievoerder mag beslissen.", records: [], step: null, question: null }],
  missing: [
    { code: "lead_proposed", text: "Bram Voorbeeld is gevraagd als regievoerder, maar heeft nog geen ja gezegd.", records: [{ record: bram.record, kind: "partner/1", kind_label: "partner", title: "Bram Voorbeeld" }], step: "ask_lead", question: null },
    { code: "deputy_none", text: "Er is nog geen vervanger.", records: [], step: "propose_deputy", question: null },
  ],
  questions: [
    question("sf1_q1", "Wie houdt in deze zaak het overzicht? Noem één persoon.", "Vraag het aan die persoon zelf.", { step: { code: "ask_lead", text: "Vraag de voorgestelde regievoerder om ja of nee" }, answer: "Gevraagd: Bram Voorbeeld" }),
    question("sf1_q3", "Wie neemt het over bij ziekte of vakantie?", "Een ander dan de regievoerder.", { step: { code: "propose_deputy", text: "Stel een vervanger voor" } }),
  ],
  evidence: [],
  consents: [],
  content: "5b".repeat(32),
  is_answered: false,
  mandate: "Mag acties verdelen en een overleg plannen.",
  overview_at: inDays(-12),
};
