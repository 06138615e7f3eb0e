// Every screen of the open vault by its address, for the stories that go through all of them, and one of everything that
// people make together, so that each of them shows something.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openedCase, words } from "./steps.mjs";

const SOON = 7;
const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const moment = (ahead) => `${day(ahead)}T10:00:00+01:00`;

/** One of everything, past the screens, in a case of which `partner` is another partner; gives where each stands. */
export async function fillCase(device, id, partner) {
  const make = async (name, request) => (await device.call(name, { case: id, ...request })).record;
  const form = (kind, of, values) => make("save_form", { kind, case: of, record: null, values });
  const claim = await make("claim_task", { task: "T04", partner: null, says: "i_do", of: null, strength: "full", since: null, reason: "", on_behalf: "" });
  const { latest } = await device.call("analysis", { case: id });
  await make("save_analysis", {
    saw: latest.map(({ record }) => record), what_happens: words.report, facts: [], causes: [words.saw], help_there: "", common_interests: ["Rust"], fallback: "",
    goals: [{ from: null, text: "Stil na elf uur.", measure: "Vier weken geen melding.", by: day(SOON) }],
  });
  await make("add_person", { name: "Mevrouw Verzonnen", role: "neighbour", note: "" });
  await make("add_intervention", { kind: "talk", started: null, by: null, text: words.said });
  await make("add_agreement", { with: "de bewoner", text: words.step, agreed_at: null, until: day(SOON) });
  await make("give_pulse", { partner: null, score: 2, text: "Wij horen te weinig van elkaar." });
  const { visit } = await device.call("save_visit", {
    case: id, visit: null, key: null, occurred_at: null, purpose: "", announced: null, outcome: "spoken", company: null, card_left: null,
    saw: words.saw, said: words.said, said_by: "", think: "", care: "", next_step: null, photos: [], finish: false,
  });
  const { case: closed } = await openedCase(device);
  await device.call("close_case", { case: closed, result: "moved", reason: "De bewoner is verhuisd.", continued_in: null });
  return {
    id, partner, visit, closed,
    action: await make("add_action", { text: words.plan, owner: null, due: day(SOON) }),
    question: await make("ask_information", { from: null, to: partner, question: "Is er al hulp?", at_least: "Een ja of nee.", asked_at: null }),
    handover: await make("offer_handover", { of: "task", subject: claim, from: null, to: partner, answer_by: day(SOON), asks: words.plan, promises: "", risks: "", spoken_at: null, spoken_how: "" }),
    hearing: await form("hearing/1", id, { side: "reporter", way: "phone", outcome: "heard", at: moment(-2), text: words.said }),
    shortage: await form("shortage/1", null, { sort: "dwelling", text: "Een kamer voor een week", since: day(-SOON), state: "open" }),
    meeting: (await device.call("plan_meeting", {
      meeting: null, at: moment(SOON), name: "Overleg Proefwijk", place: "Kamer 3",
      items: [{ case: id, minutes: 10, decision_needed: "Wie legt het tapijt?", invited: [partner], note: "" }],
    })).record,
  };
}

/** Does something that can be taken back, so that the list of it is not empty; another `turn` does something else. */
export const doSomething = (device, { action }, turn = 1) => device.call("move_action", { action, due: day(SOON + turn) });

/** Name and address of the screens of the main job. */
export function jobScreens(id) {
  const at = (rest) => `/cases/${id}${rest}`;
  return [
    ["today", "/today"],
    ["cases", "/cases"],
    ["case", at("")],
    ["factor", at("/factors/1")],
    ["answers", at("/factors/2")],
    ["timeline", at("/timeline")],
    ["visit", at("/visits/new")],
    ["report", "/reports/new"],
    ["partners", at("/partners")],
    ["new-partner", at("/partners/new")],
    ["actions", "/actions"],
    ["case-actions", at("/actions")],
    ["share", at("/share")],
    ["document", at("/document")],
    ["urgency", at("/urgency")],
    ["phase", at("/phase")],
    ["close", at("/close")],
    ["exchange", "/exchange"],
    ["import", "/exchange/import"],
    ["differences", "/differences"],
    ["contacts", "/contacts"],
    ["search", "/search?q=de"],
    ["settings", "/settings"],
    ["help", "/help"],
    ["about", "/settings/about"],
  ];
}

/** Name and address of all others: working together, weighing, disclosing, erasing, the desk of the lead. */
export function otherScreens({ id, partner, visit, closed, question, handover, hearing, shortage, meeting, contact }) {
  const at = (rest) => `/cases/${id}${rest}`;
  return [
    ["partner", at(`/partners/${partner}`)],
    ["begun-visit", at(`/visits/${visit}`)],
    ["any-visit", "/visits/new"],
    ["describe", at("/describe")],
    ["people", at("/people")],
    ["interventions", at("/interventions")],
    ["agreements", at("/agreements")],
    ["reopen", `/cases/${closed}/reopen`],
    ["withdraw", at("/withdraw")],
    ["inquiry", at("/chapters/inquiry")],
    ["formal", at("/chapters/formal")],
    ["hearing", at(`/records/hearing/${hearing}`)],
    ["weighing", at("/records/weighing/new")],
    ["attention", at("/attention")],
    ["guides", at("/guides")],
    ["pitfall", at("/guides/vk1")],
    ["mirror", at("/mirror")],
    ["task", at("/mirror/T04")],
    ["plan", at("/plan")],
    ["new-plan", at("/plan/new")],
    ["handovers", at("/handovers")],
    ["new-handover", at("/handovers/new")],
    ["handover", at(`/handovers/${handover}`)],
    ["questions", at("/questions")],
    ["new-question", at("/questions/new")],
    ["question", at(`/questions/${question}`)],
    ["bars", at("/bars")],
    ["severity", at("/severity")],
    ["expectations", at("/expectations")],
    ["pulses", at("/pulses")],
    ["case-meetings", at("/meetings")],
    ["meetings", "/meetings"],
    ["new-meeting", "/meetings/new"],
    ["meeting", `/meetings/${meeting}`],
    ["agenda-on-paper", `/meetings/${meeting}/print`],
    ["board", "/board"],
    ["stagnation", "/board/stagnation"],
    ["team", "/team"],
    ["shortage", `/team/shortage/${shortage}`],
    ["share-cases", "/exchange/share"],
    ["set-aside", "/exchange/set-aside"],
    ["contact", `/contacts/${contact}`],
    ["disclose", at(`/disclose/${contact}`)],
    ["case-disclosures", at("/disclosures")],
    ["disclosures", "/exchange/disclosures"],
    ["extract", at(`/extract/${visit}`)],
    ["erase", at(`/erase/${hearing}`)],
    ["erase-case", `/cases/${closed}/erase`],
    ["erasures", "/exchange/erasures"],
    ["archive", at("/archive")],
    ["check-archive", "/exchange/check-archive"],
    ["own-card", "/settings/card"],
    ["devices", "/settings/devices"],
    ["recovery-sheet", "/settings/recovery-sheet"],
    ["policy", "/settings/policy"],
    ["recent", "/recent"],
  ];
}

const ROUTES = [...readFileSync(join(import.meta.dirname, "../../ui/src/app/routes.tsx"), "utf8").matchAll(/^ {2}"(\/[^"]+)": "/gm)].map(([, route]) => route);

/** The routes of the window to which none of these addresses leads: a story of all screens must have none. */
export function unvisited(screens) {
  const fits = (route, path) => new RegExp(`^${route.replaceAll(/\$\w+/g, "[^/]+")}$`).test(path.split("?")[0]);
  const plainest = (path) => ROUTES.filter((route) => fits(route, path)).toSorted((one, other) => one.split("$").length - other.split("$").length)[0];
  const seen = new Set(screens.map(([, path]) => plainest(path)));
  return ROUTES.filter((route) => !seen.has(route));
}
