// Invented answers of the mirror, the plan, handovers and questions.
import type { AnalysisVersionView } from "../../ipc/types/AnalysisVersionView.ts";
import type { AnalysisView } from "../../ipc/types/AnalysisView.ts";
import type { HandoverListView } from "../../ipc/types/HandoverListView.ts";
import type { HandoverView } from "../../ipc/types/HandoverView.ts";
import type { InformationRequestListView } from "../../ipc/types/InformationRequestListView.ts";
import type { InformationRequestView } from "../../ipc/types/InformationRequestView.ts";
import type { MirrorCellView } from "../../ipc/types/MirrorCellView.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { PlanActionView } from "../../ipc/types/PlanActionView.ts";
import type { RoleMirrorView } from "../../ipc/types/RoleMirrorView.ts";
import type { TaskClaimView } from "../../ipc/types/TaskClaimView.ts";
import { action, ago, anna, bram, carla, inDays } from "../cases/people.ts";
import { ANNA, BRAM, CARLA, factLink, id, message, name } from "./words.ts";

export const claim = (partner: string, change: Partial<TaskClaimView> = {}): TaskClaimView => ({
  record: id("a5"), from_role: false, partner, name: name[partner] ?? "", says: "i_do", of: null, of_name: "", strength: "full", state: "accepted", certainty: "own", on_behalf: "",
  since: inDays(-4), reason: "", ended_at: null, ended_reason: "", ended_how: "", author: name[partner] ?? "", at: ago(4), mine: partner === anna.record, disputed: false, ...change,
});

const cell = (partner: string, change: Partial<MirrorCellView> = {}): MirrorCellView => ({ partner, says: [], expected: [], national_does: "absent", national_expected: "absent", ...change });

export const mirrorTask = (change: Partial<MirrorTaskView> = {}): MirrorTaskView => ({
  task: "T05", label: "Aanjagen en druk zetten", begun: false, outcome: "clear", outcome_label: "Helder", explanation: "", blocks: false, single_holder: false, needed: false, offer: false,
  sentence: "Aanjagen mag iedereen, via de regievoerder.",
  question: { text: "In een landelijk overleg was men het hierover eens. Geldt dat hier ook?", national: true, partners: [anna.record, bram.record, carla.record] },
  cells: [cell(anna.record), cell(bram.record, { national_does: "clear", national_expected: "clear" }), cell(carla.record)],
  ended: [],
  ...change,
});

export const doubleTask = mirrorTask({
  task: "T02", label: "Casusregie: één overzicht en de richting", begun: true, outcome: "double", outcome_label: "Dubbel belegd",
  explanation: `Dubbel belegd: casusregie (${ANNA} en ${BRAM}). Spreek af wie dit doet.`, blocks: true, single_holder: true, needed: true,
  sentence: "Casusregie is overzicht en voortgang van de hele zaak. Zorgcoördinatie is de hulp aan de bewoner.",
  question: { text: "Twee partners zeggen dat zij dit doen. Hoe is het hier?", national: false, partners: [anna.record, bram.record] },
  cells: [
    cell(anna.record, { says: [claim(anna.record)] }),
    cell(bram.record, { says: [claim(bram.record, { record: id("a6"), from_role: true })], expected: [claim(carla.record, { record: id("a7"), says: "i_expect_of", of: bram.record, of_name: BRAM })] }),
    cell(carla.record, { says: [claim(carla.record, { record: id("a7"), says: "i_expect_of", of: bram.record, of_name: BRAM, certainty: "on_behalf", on_behalf: "Aan de telefoon." })] }),
  ],
  ended: [claim(bram.record, { record: id("a8"), says: "i_do_not", state: "ended", ended_at: inDays(-2), ended_reason: "Inmiddels wel tijd." })],
});

export const gapTask = mirrorTask({
  task: "T16", label: "Een zorgplan opstellen", begun: true, outcome: "gap", outcome_label: "Niet belegd", explanation: "Niet belegd: een zorgplan opstellen. Spreek af wie dit doet.", needed: true,
  question: null, cells: [cell(anna.record, { says: [claim(anna.record, { record: id("a9"), state: "proposed", certainty: "proposed", author: BRAM })] }), cell(bram.record), cell(carla.record)],
});

export const mirror: RoleMirrorView = {
  partners: [
    { partner: anna.record, name: ANNA, organisation: anna.organisation, own: true, answers_himself: true },
    { partner: bram.record, name: BRAM, organisation: bram.organisation, own: false, answers_himself: true },
    { partner: carla.record, name: CARLA, organisation: carla.organisation, own: false, answers_himself: false },
  ],
  counts: [
    { outcome: "double", label: "Dubbel belegd", count: 1 }, { outcome: "gap", label: "Niet belegd", count: 1 }, { outcome: "misunderstanding", label: "Misverstand", count: 0 },
    { outcome: "question", label: "Vraag", count: 0 }, { outcome: "offer", label: "Aanbod", count: 0 }, { outcome: "invisible", label: "Onzichtbaar werk", count: 0 }, { outcome: "clear", label: "Helder", count: 0 },
  ],
  tasks: [doubleTask, mirrorTask(), gapTask],
};

export const planAction = (change: Partial<PlanActionView> = {}): PlanActionView => ({
  action: action({ record: id("f7"), text: "Tapijt leggen in de woonkamer", owner: carla.record, owner_name: "Carla Fictief", mine: false, due: inDays(8), bucket: "later" }), goal: id("d7"), accepted_at: null, certainty: null,
  on_behalf: "", declined_by: "", declined_reason: "", declined_at: null, told_to: "", told_at: null, ...change,
});

export const version = (change: Partial<AnalysisVersionView> = {}): AnalysisVersionView => ({
  record: id("d6"), version: 2, made_on: inDays(-5), author: ANNA, what_happens: "Elke week harde muziek in de nacht, sinds oktober.", facts: [factLink], facts_not_here: 1,
  causes: ["Een verstoord dagritme", "Dunne vloeren"], help_there: "Wijkteam kent de bewoner.", common_interests: ["Rust in de nacht"], fallback: "Na zes weken kijken we naar een waarschuwing.",
  goals: [{ record: id("d7"), text: "Tussen elf en zeven is het stil", measure: "Geen melding in vier weken", by: inDays(80), state: "open", progress: "Eén week stil", progress_at: inDays(-1), disputed: false, actions: [planAction()] }],
  content: "ab".repeat(32),
  consents: [
    { partner: anna.record, name: ANNA, own: true, answers_himself: true, consent: "none", certainty: null, on_behalf: "", at: null },
    { partner: bram.record, name: BRAM, own: false, answers_himself: true, consent: "this", certainty: "own", on_behalf: "", at: inDays(-3) },
    { partner: carla.record, name: CARLA, own: false, answers_himself: false, consent: "earlier", certainty: "on_behalf", on_behalf: "In het overleg.", at: inDays(-9) },
  ],
  approved_by_all: false, disputed: false, ...change,
});

export const analysis = (change: Partial<AnalysisView> = {}): AnalysisView => ({
  latest: [version()],
  earlier: [version({ record: id("d5"), version: 1, made_on: inDays(-30) })],
  interests: [
    { partner: anna.record, name: ANNA, own: true, interests: [{ record: id("d8"), whose: "partner", wants: "Mevrouw houdt haar huis", avoids: "Een ontruiming", missing_in_plan: false, answered_at: null, own_word: true, author: ANNA, editable: true, disputed: false }] },
    { partner: bram.record, name: BRAM, own: false, interests: [] },
  ],
  interests_of_others: [{ record: id("d9"), whose: "neighbours", wants: "Slapen", avoids: "", missing_in_plan: true, answered_at: null, own_word: false, author: ANNA, editable: true, disputed: false }],
  needs: [{ record: id("da"), text: "Iets dat het geluid dempt", sort: "other", crisis: false, state: "open", noted_at: ago(6) }],
  need_first: "task_first",
  stale: [message("analysis_overtaken", "Na het akkoord kwam er een belangrijk nieuw feit bij.")],
  ...change,
});

export const handover = (change: Partial<HandoverView> = {}): HandoverView => ({
  record: id("e5"), of: "task", label: "huisbezoek", subject: id("a5"), from: { partner: bram.record, name: BRAM, own: false }, to: { partner: anna.record, name: ANNA, own: true }, offered_at: inDays(-3), answer_by: inDays(4),
  state: "offered", state_label: "aangeboden", disputed: [], held_by: "from", certainty: null, asks: "Neem het contact met de bewoner over.", promises: "Volgende week bellen.", risks: "Hond in huis.", conditions: "",
  reason: "", words: [], answered_at: null, spoken_at: null, spoken_how: "", received_at: null, follow_up_at: null, missing: [message("handover_without_contact", "Er staat nog niet dat jullie elkaar spraken.")],
  goes_over: [{ record: id("a5"), kind: "claim/1", kind_label: "taak in de rolspiegel", title: "Huisbezoek" }], goes_back: [], can: ["accept", "accept_with_conditions", "refuse", "note_contact"], can_on_behalf: ["withdraw"], author: BRAM, ...change,
});

export const handovers: HandoverListView = {
  handovers: [handover(), handover({ record: id("e6"), of: "lead", label: "de regie", state: "refused", state_label: "geweigerd", reason: "Geen ruimte tot januari.", can: ["confirm_reason"], can_on_behalf: [], missing: [], goes_over: [], from: { partner: anna.record, name: ANNA, own: true }, to: { partner: bram.record, name: BRAM, own: false } })],
  held: [{ record: id("a5"), kind: "claim", label: "huisbezoek", partner: anna.record }],
};

export const request = (change: Partial<InformationRequestView> = {}): InformationRequestView => ({
  record: id("e7"), question: "Is er al hulp, en van wie?", at_least: "Alleen ja of nee.", from: bram.record, from_name: BRAM, to: anna.record, to_name: ANNA, asked_by_me: false, asked_of_me: true, asked_at: inDays(-6), waiting_days: 6,
  state: "open", state_label: "nog geen antwoord", disputed: false, not_shared: null, not_shared_label: "", reason: "", alternative: "", on_behalf: "", answered_at: null,
  doors: [
    { door: "ask_consent", label: "vraag toestemming", how: "Vraag het de bewoner, in gewone woorden.", tried: false, open: false },
    { door: "conflict_of_duties", label: "loop het conflict van plichten na", how: "Pas als geen van de vier deuren past.", tried: false, open: false },
  ],
  missing: null, can: ["share", "share_partly", "refuse"], can_on_behalf: ["withdraw"], ...change,
});

export const refusedRequest = request({
  record: id("e8"), question: "Slikt mevrouw medicijnen?", state: "refused", state_label: "niet gedeeld", not_shared: "professional_secrecy", not_shared_label: "beroepsgeheim", reason: "Dat mag ik niet delen.", waiting_days: null, answered_at: inDays(-1),
  doors: request().doors.map((door) => ({ ...door, open: true })), missing: message("refusal_without_way", "Niet gedeeld, en er is nog geen andere weg gekozen."), can: [], can_on_behalf: [],
});

export const requests: InformationRequestListView = { requests: [request(), refusedRequest] };
