// Every text that was left behind can be gone on with: its place is known, and its form opens there.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { call } from "../ipc/call.ts";
import type { DraftRowView } from "../ipc/types/DraftRowView.ts";
import { broken } from "../kit/testing.tsx";
import { draftHref } from "../parts/drafts.tsx";
import { oneCase } from "../preview/cases/oneCase.ts";
import { today } from "../preview/cases/answers.ts";
import { action, anna, bram, carla, CASE, role } from "../preview/cases/people.ts";
import { bramContact, conflicts, exchangeAnswers, photo, timelineItems, VISIT } from "../preview/exchange/answers.ts";
import { DECISION } from "../preview/exchange/disclosing.ts";
import { MEETING } from "../preview/together/meeting.ts";
import { id } from "../preview/together/words.ts";
import { answering, drawScreen } from "../test/drawScreen.tsx";
import { screens, table } from "./routes.tsx";

vi.mock("../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
vi.setConfig({ testTimeout: 20_000 });
const core = vi.mocked(call);
const TEXT = "Half af";
const [ownFact, finished] = [timelineItems[1], timelineItems[3]];
const proposal = role({ record: "e3".repeat(16), role: "deputy", partner: anna.record, mine: true });
const view = oneCase({ roles: [role(), proposal], actions: [action()] });

const row = (form_kind: string, target: string, record: string | null = null, record_kind: string | null = null): DraftRowView => ({
  form_kind, target, case: target === "" ? null : CASE, record, record_kind, title: "", saved_at: "2026-11-20T14:32:00+01:00",
});
const about = (kind: string, record = "", recordKind = "") => row(kind, record || CASE, record || null, recordKind || null);
/** About something in a case that is more than a record. */
const partOf = (kind: string, ...rest: string[]) => row(kind, [CASE, ...rest].join(":"));

/** A draft of every form, and the field in which its text stands. */
const drafts: [DraftRowView, string][] = [
  [row("report", ""), "text"],
  [about("visit"), "saw"],
  [row("visit", `${CASE}:${VISIT}`, VISIT, "visit/1"), "saw"],
  [about("note"), "text"],
  [about("phase"), "reason"],
  [about("urgency"), "reason"],
  [about("close"), "reason"],
  [about("reopen"), "reason"],
  [about("withdraw"), "reason"],
  [about("describe"), "street"],
  [about("person"), "note"],
  [about("intervention"), "text"],
  [about("agreement"), "text"],
  [about("partner"), "reach"],
  [about("mandate"), "mandate"],
  [about("role"), "role"],
  [about("action"), "text"],
  [about("role_on_behalf", role().record, "role/1"), "how"],
  [about("answer_role", proposal.record, "role/1"), "reason"],
  [about("end_role", role().record, "role/1"), "reason"],
  [about("end_action", action().record, "action/1"), "result"],
  [about("move_action", action().record, "action/1"), "due"],
  [about("end_intervention", "94".repeat(16), "intervention/1"), "result"],
  [about("end_partner", carla.record, "partner/1"), "reason"],
  [about("edit_entry", ownFact?.record, "fact/1"), "text"],
  [about("edit_entry", "91".repeat(16), "person/1"), "name"],
  [about("edit_entry", action().record, "action/1"), "text"],
  [about("edit_entry", "92".repeat(16), "reporter/1"), "note"],
  [about("withdraw_entry", ownFact?.record, "fact/1"), "reason"],
  [about("withdraw_entry", "91".repeat(16), "person/1"), "reason"],
  [about("withdraw_entry", carla.record, "partner/1"), "reason"],
  [about("withdraw_entry", id("b5"), "hearing/1"), "reason"],
  [about("describe_photo", photo.record, "attachment/1"), "alt"],
  [about("addendum", finished?.record, "quote/1"), "text"],
  [row("difference", `${conflicts[1]?.record}:${conflicts[1]?.field}`, conflicts[1]?.record, "factor/1"), conflicts[1]?.field ?? ""],
  [about("factor_sf2"), "sf2_q3"],
  [about("override_sf2"), "reason"],
  [partOf("agree_sf2", carla.record), "how"],
  [about("guide_vk1"), "vk1_q1"],
  [partOf("snooze", "W01", ""), "reason"],
  [partOf("claim", "T05", carla.record), "says"],
  [partOf("answer_claim", "T16", id("a9"), "decline"), "reason"],
  [about("analysis"), "what_happens"],
  [partOf("approve", id("d6"), carla.record), "on_behalf"],
  [partOf("plan_action", id("d7")), "text"],
  [partOf("answer_action", id("f7"), "decline"), "reason"],
  [about("handover"), "asks"],
  [partOf("answer_handover", id("e5"), "refuse"), "reason"],
  [about("question"), "question"],
  [partOf("answer_question", id("e7"), "withdraw"), "reason"],
  [about("pulse"), "text"],
  [partOf("address_pulse", id("b6")), "how"],
  [partOf("explanation", "pace", bram.record), "text"],
  [partOf("details", carla.record), "reach"],
  [partOf("disclosure", bramContact.contact), "ground"],
  [about("withdraw_disclosure", DECISION, "disclosure/1"), "reason"],
  [partOf("extract", id("31")), "text"],
  [row("meeting", ""), "name"],
  [row("move_meeting", MEETING), "place"],
  [partOf("agenda_item", MEETING, id("b3")), "note"],
  [partOf("remove_item", MEETING, id("b3")), "reason"],
  [about("record:hearing/1"), "text"],
  [partOf("record:hearing/1", id("b5")), "text"],
  [row("team:shortage/1", "new"), "text"],
  [row("team:shortage/1", id("b5")), "text"],
];

/** What stands in a field that is no plain text. */
const chosen: Record<string, string> = { role: "deputy", says: "not", ground: "G3" };

beforeEach(() => {
  URL.createObjectURL = () => "blob:photo";
  URL.revokeObjectURL = () => undefined;
});

const files = import.meta.glob("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }) as Record<string, string>;

/** The names of drafts as the forms give them; a name that is put together counts as its beginning. */
function kindsInUse(): string[] {
  const found = new Set<string>();
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(".test.")) continue;
    for (const [, name] of text.matchAll(/(?:draft: \{ kind: |draft=\{\{ kind: |useDraft\()"(\w+)"/g)) found.add(name ?? "");
    for (const [, name] of text.matchAll(/`((?:factor|override|agree)_)\$\{code\}`/g)) found.add(`${name}sf2`);
    for (const [, name] of text.matchAll(/`(guide_)\$\{code\}`/g)) found.add(`${name}vk1`);
    for (const [, name] of text.matchAll(/\{ kind: `(record|team):\$\{kind\}`/g)) found.add(name === "team" ? "team:shortage/1" : "record:hearing/1");
    for (const [, name] of text.matchAll(/<ReasonForm[^>]*?\bkind="(\w+)"/g)) found.add(name ?? "");
  }
  return [...found];
}

it("every kind of draft that a form keeps has a place to go on", () => {
  const used = kindsInUse();
  expect(used.length).toBeGreaterThan(25);
  const known = new Set(drafts.map(([draft]) => draft.form_kind));
  expect(used.filter((kind) => !known.has(kind))).toEqual([]);
  expect([...known].filter((kind) => !used.includes(kind))).toEqual([]);
  for (const [draft] of drafts) expect([draft.form_kind, draftHref(draft)]).not.toContain(null);
});

/** The screen of an address, as the router finds it. */
function screenAt(path: string) {
  const parts = path.replace(/\?.*/, "").split("/");
  const fits = (pattern: string) => {
    const wanted = pattern.split("/");
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith("$") || part === parts[index]);
  };
  const route = Object.keys(table).find((pattern) => !pattern.includes("$") && fits(pattern)) ?? Object.keys(table).filter(fits).toSorted((a, b) => a.split("$").length - b.split("$").length)[0];
  const load = route && screens[`../features/${table[route as keyof typeof table]}.tsx`];
  if (!route || !load) throw new Error(`no screen at ${path}`);
  return { route, load };
}

it.each(drafts)("$form_kind opens where it was left", async (draft, field) => {
  const typed = field === "due" ? "ooit eens" : (chosen[field] ?? TEXT);
  const content = { values: { [field]: typed }, base: {} };
  answering(core, {
    ...exchangeAnswers,
    case: () => (draft.form_kind === "reopen" ? { ...view, state: "closed" as const } : view),
    timeline: () => ({ items: timelineItems.map((item) => (item.photo ? { ...item, editable: true, finished: false } : item)), sent: [], sent_incomplete_since: null }),
    draft: (request) => ({
      draft: request.form_kind === draft.form_kind && request.target === draft.target ? { ...request, content, revision: 1, saved_at: draft.saved_at } : null,
    }),
  });
  const href = draftHref(draft)?.slice(1) ?? "";
  const { route, load } = screenAt(href);
  const { default: Screen } = await load();
  await drawScreen(Screen, route, href);
  if (field in chosen) await waitFor(() => expect(screen.getByRole("radio", { checked: true })).toHaveAttribute("value", typed));
  else expect((await screen.findAllByDisplayValue(typed)).length).toBeGreaterThan(0);
  expect(screen.getAllByText("Uw concept staat er weer").length).toBeGreaterThan(0);
});

it("Vandaag lists every draft, and each can be thrown away after a question", async () => {
  const kinds = drafts.map(([draft]) => draft);
  answering(core, { ...exchangeAnswers, today: () => today({ drafts: kinds, unfinished: [] }) });
  const { route, load } = screenAt("/today");
  const { default: Today } = await load();
  const { container } = await drawScreen(Today, route, "/today");
  const list = await screen.findByRole("list", { name: "Verder met" });
  expect(within(list).getAllByRole("link")).toHaveLength(kinds.length);
  expect(within(list).queryByText("Concept")).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(within(list).getByRole("button", { name: "Gooi weg: Melding" }));
  expect(core).not.toHaveBeenCalledWith("discard_draft", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Gooi weg" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "report", target: "" }));
});
