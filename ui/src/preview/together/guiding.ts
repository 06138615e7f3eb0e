// Invented attention points, pitfalls, needs and the weighing of a case.
import type { AttentionPointView } from "../../ipc/types/AttentionPointView.ts";
import type { AttentionView } from "../../ipc/types/AttentionView.ts";
import type { AxisView } from "../../ipc/types/AxisView.ts";
import type { BarsView } from "../../ipc/types/BarsView.ts";
import type { BarView } from "../../ipc/types/BarView.ts";
import type { GuideRowView } from "../../ipc/types/GuideRowView.ts";
import type { GuidesView } from "../../ipc/types/GuidesView.ts";
import type { GuideView } from "../../ipc/types/GuideView.ts";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import type { SeverityView } from "../../ipc/types/SeverityView.ts";
import { consents } from "../cases/oneCase.ts";
import { anna, bram, carla, inDays } from "../cases/people.ts";
import { ANNA, BRAM, CARLA, factLink, message, reportLink, requestLink, visitLink } from "./words.ts";

export const point = (change: Partial<AttentionPointView> = {}): AttentionPointView => ({
  rule: "W01", name: "Nog geen regievoerder", detects: ["vk4", "sf1"], level: "urgent", level_text: "urgent",
  message: message("lead_none", "Er is nog geen regievoerder die ja heeft gezegd."), why: "Zonder iemand die het overzicht houdt, blijft een zaak vaak liggen.",
  who: ["teamleider"], step: { code: "ask_lead", text: "Vraag de voorgestelde regievoerder om ja of nee" }, subject: null, days: 3, known_until: null, lowered: false,
  snoozed_until: null, snooze_reason: "", postponed_again: false, snooze_at_most: inDays(2), ...change,
});

export const points: AttentionPointView[] = [
  point(),
  point({
    rule: "W27", name: "Bewoner nog niet gehoord", detects: ["vk6"], message: message("resident_not_heard", "De bewoner is nog niet gehoord. Pogingen met datum: 1 van 2.", [visitLink]),
    why: "Een waarschuwing zonder het verhaal van de bewoner houdt geen stand.", step: { code: "visit_resident", text: "Ga op huisbezoek of spreek de bewoner" }, days: 9, snooze_at_most: null,
  }),
  point({
    rule: "W09", name: "Vraag zonder antwoord", level: "attention", level_text: "let op", detects: ["vk1"], message: message("request_open", "Er is nog geen antwoord op de vraag over hulp."),
    why: "Een vraag die blijft liggen, houdt de zaak op.", step: { code: "answer_request", text: "Geef of vraag antwoord op de vraag" }, subject: "e7".repeat(16), days: 6, known_until: inDays(-1), lowered: true,
  }),
  point({ rule: "W43", name: "Rolspiegel nog open", level: "attention", level_text: "let op", detects: ["sf2"], message: message("mirror_double", "Dubbel belegd: casusregie. Spreek af wie dit doet."), step: { code: "fill_mirror", text: "Vul samen de rolspiegel in" } }),
  point({ rule: "W30", name: "Laat opgeschreven", level: "info", level_text: "ter informatie", detects: ["sf5"], message: message("written_late", "Eén regel is meer dan twee dagen later opgeschreven.", [factLink]), step: { code: "complete_entry", text: "Vul aan wat er bij een regel ontbreekt" } }),
];

export const attention = (change: Partial<AttentionView> = {}): AttentionView => ({
  points,
  shown: 3,
  snoozed: [point({ rule: "W36", name: "Stilte", level: "info", level_text: "ter informatie", message: message("silence", "Er kwam dertig dagen geen melding."), snoozed_until: inDays(9), snooze_reason: "De melder is op vakantie.", step: { code: "hear_reporter", text: "Vraag een melder naar het verhaal" } })],
  known_until: [
    { partner: anna.record, name: ANNA, day: inDays(0), by: "own" },
    { partner: bram.record, name: BRAM, day: inDays(-1), by: "file" },
    { partner: carla.record, name: CARLA, day: inDays(0), by: "without_woonrust" },
  ],
  ...change,
});

const row = (code: GuideRowView["code"], name: string, state: GuideRowView["state"], missing: string[] = [], change: Partial<GuideRowView> = {}): GuideRowView => ({
  code, name, state, computed: state, state_text: { open: "vraagt aandacht", done: "in orde", quiet: "niets wijst erop" }[state as "open"] ?? "nog niet",
  because: state === "quiet" ? [] : [message("seen", "Er is een vraag gesteld.")], missing: missing.map((text) => message("missing", text)), overridden: null, ...change,
});

export const guides: GuidesView = {
  factors: [],
  pitfalls: [
    row("vk1", "Vastlopen op het delen van gegevens", "open", ["Er is nog geen antwoord op de vraag over hulp."]),
    row("vk2", "Geen tijd, geen prioriteit", "quiet"),
    row("vk3", "Over de schutting", "done"),
    row("vk4", "Regie is niet rond", "open", ["Er is nog geen regievoerder."]),
    row("vk5", "Stilvallen", "quiet"),
    row("vk6", "Buren en bewoner buiten beeld", "quiet", [], { overridden: { state: "not_yet", reason: "De buren zijn gisteren gebeld.", author: ANNA, at: `${inDays(-1)}T10:00:00+01:00` } }),
  ],
  needs: (
    [
      ["bh1", "Uitleg"], ["bh2", "Terugkoppeling"], ["bh3", "Vaste gezichten"], ["bh4", "Heldere regels om te delen"],
      ["bh5", "Corporatie en wijkagent"], ["bh6", "Specialisme"], ["bh7", "Woonruimte en crisisplek"], ["bh8", "Mogelijkheden en lef"],
    ] as const
  ).map(([code, title]) => row(code, title, code === "bh6" ? "open" : "quiet", code === "bh6" ? ["Nog niet gevonden: iemand met kennis van verzamelen."] : [])),
};

const question = (code: string, text: string, change: Partial<QuestionView> = {}): QuestionView => ({ code, text, help: "", answer: "", disputed: false, author: null, at: null, step: null, ...change });

export const guide: GuideView = {
  row: {
    ...(guides.pitfalls[0] as GuideRowView),
    because: [message("request_there", "Er staat een vraag aan een partner.", [requestLink])],
    missing: [{ ...message("request_open", "Er is nog geen antwoord op deze vraag: Is er al hulp?"), step: "answer_request" }],
  },
  meaning: "Een vraag om informatie blijft liggen. Geheimhouding is een echte grens; er zijn andere wegen.",
  questions: [
    question("vk1_q1", "Welke vraag wilt u beantwoord hebben (niet: welk dossier)?"),
    question("vk1_q2", "Wat hebt u minimaal nodig?", { answer: "Of er hulp is, en van wie.", author: ANNA, at: `${inDays(-3)}T09:00:00+01:00` }),
    question("vk1_q4", "Welke van de vier deuren past?", { step: { code: "open_door", text: "Kies een van de vier deuren" } }),
  ],
  consents,
  content: "5c".repeat(32),
};

const bar = (code: BarView["code"], name: string, asks: string, light: BarView["light"], explanation: string, change: Partial<BarView> = {}): BarView => ({
  code, name, question: asks, light, light_text: { green: "in orde", amber: "let op", red: "ontbreekt" }[light], explanation, because: [], gaps: [], step: null, ...change,
});

export const bars: BarsView = {
  note: "Dit is een hulpmiddel. De burgemeester beslist.",
  reviewed_at: null,
  bars: [
    bar("b1", "Ernst", "Is de hinder ernstig?", "amber", "De ernst is nog niet goed te zien.", { step: { code: "record_impact", text: "Vraag wat het met de buren doet" }, because: [message("bar_serious", "De hinder is matig.")] }),
    bar("b2", "Herhaling", "Is er een patroon?", "green", "Er zijn voorvallen op verschillende dagen.", { because: [message("bar_repeated", "Er zijn voorvallen op twee dagen.", [reportLink, factLink])] }),
    bar("b3", "Bewijs", "Is het aantoonbaar?", "red", "Het bewijs mist iets dat een rechter nodig heeft.", {
      gaps: [{ message: message("bar_not_heard", "De bewoner is nog niet gehoord.", [visitLink]), light: "red", step: { code: "visit_resident", text: "Ga op huisbezoek of spreek de bewoner" } }],
    }),
    bar("b4", "Andere wijze", "Is een lichter middel geprobeerd?", "amber", "Er mist een resultaat."),
    bar("b5", "Evenredig", "Past de maatregel bij deze bewoner?", "red", "Er is nog niet gekeken of de bewoner zich eraan kan houden."),
  ],
};

const axis = (code: AxisView["code"], name: string, levels: string[], level: number | null, change: Partial<AxisView> = {}): AxisView => ({
  code, name, level, level_text: level === null ? "" : (levels[level] ?? ""), disputed: false, author: level === null ? "" : ANNA, because: [], proposal: null, levels, ...change,
});

export const severity = (change: Partial<SeverityView> = {}): SeverityView => ({
  level: null,
  level_text: "",
  sum: null,
  explanation: [message("severity_open", "Nog niet beoordeeld: 2 van de acht punten.")],
  axes: [
    axis("frequency", "Frequentie", ["één keer", "twee of drie keer", "wekelijks", "bijna dagelijks"], 2, { because: [reportLink] }),
    axis("duration", "Duur", ["korter dan een maand", "één tot drie maanden", "drie tot twaalf maanden", "langer dan een jaar"], null, {
      proposal: { level: 1, level_text: "één tot drie maanden", because: message("shows_duration", "Het eerste voorval was op 1 oktober.", [factLink]) },
    }),
    axis("nature", "Aard", ["leefgeluid dat men moet dulden", "hinderlijk", "ernstig storend of ongezond", "bedreigend of met gevaar"], 1, { disputed: true }),
  ],
  evidence: [
    { code: "concrete", name: "Concreet", level: 2, because: message("evidence_concrete", "3 van de 4 feiten zeggen wanneer, waar en wat.", [factLink]) },
    { code: "heard", name: "Hoor en wederhoor", level: 0, because: message("evidence_heard", "Verhaal van de bewoner: 0 keer.") },
  ],
  acute: { is_acute: false, answer: "no", dangers: [], advice: "" },
  urgency: { code: "medium", reason: "Elke week geluid, geen gevaar.", disputed: false, review_by: inDays(6) },
  proposal: { code: "high", text: "hoog", because: [message("urgent_severity_grows", "De overlast is matig en neemt toe.", [reportLink])], step: { code: "reassess_urgency", text: "Bekijk de urgentie opnieuw" } },
  differs: true,
  record: null,
  ...change,
});
