import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { listenForShortcuts } from "../../kit/shortcuts.ts";
import { broken } from "../../kit/testing.tsx";
import { bram, CASE } from "../../preview/cases/people.ts";
import { conflicts, exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import DifferencesScreen from "./DifferencesScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const draw = (search = "") => drawScreen(DifferencesScreen, "/differences", `/differences${search}`);
const [urgency, need] = conflicts as [ConflictView, ConflictView];

beforeEach(() => answering(core, exchangeAnswers));

it("puts the versions beside each other with who and when, the own one first", async () => {
  const { container } = await draw();
  const first = await screen.findByRole("region", { name: "Verschil 1 van 2: urgentie" });
  expect(within(first).getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent)).toEqual(["Uw versie", "Hun versie", "Wordt"]);
  expect(within(first).getByText(/Bram Voorbeeld, Gemeente Proefstad ·/)).toBeInTheDocument();
  const second = screen.getByRole("region", { name: "Verschil 2 van 2: wat is er nodig" });
  expect(second.querySelector("ins")).toHaveTextContent("stoelen,");
  expect(await broken(container)).toEqual([]);
});

it("a choice shows what it becomes, and is written with all that goes with it once it is settled", async () => {
  const { container } = await draw();
  const first = await screen.findByRole("region", { name: /urgentie/ });
  const becomes = within(first).getByRole("group", { name: "Wordt" });
  expect(within(becomes).getByText("Kies een van de versies.")).toBeInTheDocument();
  await userEvent.click(within(first).getByRole("button", { name: /^Neem deze versie/ }));
  expect(within(becomes).getByText(/hoog/)).toBeInTheDocument();
  expect(within(becomes).getByText(/Drie meldingen in een week/)).toBeInTheDocument();
  expect(within(becomes).getByText(/kunt u niet ongedaan maken/)).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("resolve_conflict", expect.anything());
  expect(await broken(container)).toEqual([]);
  await userEvent.click(within(becomes).getByRole("button", { name: /^Leg vast/ }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("resolve_conflict", { record: urgency.record, field: "urgency", pick: "w1:0", own_words: null, both: false, saw: urgency.saw }),
  );
});

it("another choice can be made before it is settled", async () => {
  await draw();
  const first = await screen.findByRole("region", { name: /urgentie/ });
  await userEvent.click(within(first).getByRole("button", { name: /^Neem deze versie/ }));
  await userEvent.click(within(first).getByRole("button", { name: /^Neem uw versie/ }));
  expect(within(within(first).getByRole("group", { name: "Wordt" })).getByText(/Bewoner neemt hulp aan/)).toBeInTheDocument();
  await userEvent.click(within(first).getByRole("button", { name: "Terug" }));
  expect(within(first).getByText("Kies een van de versies.")).toBeInTheDocument();
});

it("what stood there first is looked up when someone asks", async () => {
  await draw();
  const first = await screen.findByRole("region", { name: /urgentie/ });
  expect(core).not.toHaveBeenCalledWith("conflict_before", expect.anything());
  await userEvent.click(within(first).getByRole("button", { name: "Stond er eerst" }));
  expect(await within(first).findByText("laag")).toBeInTheDocument();
  expect(within(first).getByText(/Niet alles van wat er eerst stond is hier/)).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("conflict_before", { record: urgency.record, field: "urgency" });
});

it("a long text is compared word by word with what stood there first, when someone asks", async () => {
  const { container } = await draw();
  const second = await screen.findByRole("region", { name: /wat is er nodig/ });
  await userEvent.click(within(second).getByRole("button", { name: /^Vergelijk met wat er eerst stond/ }));
  expect(await within(second).findByRole("group", { name: "Stond er eerst" })).toHaveTextContent("Dempers onder de stoelen.");
  const [mine, theirs] = ["Uw versie", "Hun versie"].map((name) => within(second).getByRole("group", { name }));
  expect(mine?.querySelector("ins")).toHaveTextContent(/^\[nieuw: .*een vaste dag waarop iemand belt\., de ander schreef hier iets anders\]$/);
  expect(theirs?.querySelector("del")).toHaveAttribute("data-meets", "other");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(within(theirs as HTMLElement).getByRole("button", { name: /^Neem deze versie/ }));
  expect(within(within(second).getByRole("group", { name: "Wordt" })).getByText(/tapijt in de gang/)).toBeInTheDocument();
  await userEvent.click(within(second).getByRole("button", { name: /^Alleen de twee versies/ }));
  expect(within(second).queryByRole("group", { name: "Stond er eerst" })).not.toBeInTheDocument();
});

it("where it is not here what stood there first, the two versions stay and it says why", async () => {
  answering(core, { ...exchangeAnswers, conflict_before: () => ({ parts: [], incomplete: true }) });
  await draw();
  const second = await screen.findByRole("region", { name: /wat is er nodig/ });
  await userEvent.click(within(second).getByRole("button", { name: /^Vergelijk met wat er eerst stond/ }));
  expect(await within(second).findByText(/Niet alles van wat er eerst stond is hier/)).toBeInTheDocument();
  expect(within(second).getByRole("group", { name: "Hun versie" })).toBeInTheDocument();
});

it("all of one author is taken at once in one case, after a question", async () => {
  const { container } = await draw(`?case=${CASE}`);
  await userEvent.click(await screen.findByRole("button", { name: "Alles van Bram Voorbeeld (2)" }));
  expect(await screen.findByRole("alertdialog")).toHaveTextContent("Wat over mensen gaat, kiest u zelf");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("resolve_all", { case: CASE, author: bram.contact, saw: [...urgency.saw, ...need.saw] }));
});

it("what tells about people is never among all of one author, nor over all cases", async () => {
  answering(core, { ...exchangeAnswers, list_conflicts: () => ({ conflicts: [urgency, { ...need, kind: "fact/1", may_take_all: false }], crossings: [] }) });
  await draw(`?case=${CASE}`);
  await screen.findByRole("region", { name: /urgentie/ });
  expect(screen.queryByRole("button", { name: /^Alles van/ })).not.toBeInTheDocument();
});

it("the keyboard walks and chooses while a difference has the focus", async () => {
  const stop = listenForShortcuts();
  await draw();
  await screen.findByRole("region", { name: /urgentie/ });
  await userEvent.keyboard("{Alt>}{ArrowDown}{ArrowDown}{/Alt}");
  expect(screen.getByRole("region", { name: /wat is er nodig/ })).toHaveFocus();
  await userEvent.keyboard("3");
  await waitFor(() => expect(screen.getByRole("button", { name: /^Leg vast/ })).toHaveFocus());
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(core).toHaveBeenCalledWith("resolve_conflict", expect.objectContaining({ record: need.record, both: true, pick: null })));
  stop();
});

it("a number in a field is text, not a choice", async () => {
  await draw();
  const second = await screen.findByRole("region", { name: /wat is er nodig/ });
  await userEvent.click(within(second).getByRole("button", { name: /^Schrijf het zelf/ }));
  await userEvent.type(await screen.findByLabelText("Wat moet er staan?"), " 1 2 3");
  expect(core).not.toHaveBeenCalledWith("resolve_conflict", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Leg mijn tekst vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("resolve_conflict", expect.objectContaining({ own_words: { sf3_q4: expect.stringMatching(/1 2 3$/) }, pick: null, both: false })));
});

it("another code can be chosen", async () => {
  const { container } = await draw();
  const first = await screen.findByRole("region", { name: /urgentie/ });
  await userEvent.click(within(first).getByRole("button", { name: /^Kies iets anders/ }));
  expect(await broken(container)).toEqual([]);
  await userEvent.click(await screen.findByRole("radio", { name: "Acuut" }));
  const reason = within(first).getByLabelText("Reden van de urgentie");
  expect(reason).toHaveValue("Bewoner neemt hulp aan.");
  await userEvent.clear(reason);
  await userEvent.type(reason, "Samen besproken.");
  await userEvent.click(screen.getByRole("button", { name: "Leg dit antwoord vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("resolve_conflict", expect.objectContaining({ own_words: { urgency: "acute", urgency_reason: "Samen besproken." } })));
});

it("a value that was not received cannot be chosen", async () => {
  const missing = { ...need, values: need.values.map((value) => (value.own ? value : { ...value, not_received: true, parts: value.parts.map((part) => ({ ...part, text: "", not_received: true })) })) };
  answering(core, { ...exchangeAnswers, list_conflicts: () => ({ conflicts: [missing], crossings: [] }) });
  await draw(`?case=${CASE}`);
  expect(await screen.findByText(/Deze tekst is niet ontvangen/)).toBeInTheDocument();
  expect(screen.getAllByRole("button", { name: /^Neem/ })).toHaveLength(1);
  expect(core).toHaveBeenCalledWith("list_conflicts", { case: CASE });
});

it("a refusal says that both versions are still there", async () => {
  answering(core, { ...exchangeAnswers, resolve_conflict: new ApiError("changed_meanwhile") });
  await draw();
  await userEvent.click((await screen.findAllByRole("button", { name: /^Neem uw versie/ }))[0] as HTMLElement);
  await userEvent.click(await screen.findByRole("button", { name: /^Leg vast/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Beide versies staan er nog.");
});

it("what was typed is thrown away only once the choice is written", async () => {
  answering(core, { ...exchangeAnswers, resolve_conflict: new ApiError("changed_meanwhile") });
  await draw();
  const second = await screen.findByRole("region", { name: /wat is er nodig/ });
  await userEvent.click(within(second).getByRole("button", { name: /^Schrijf het zelf/ }));
  await userEvent.type(await screen.findByLabelText("Wat moet er staan?"), " Samen.");
  await userEvent.click(screen.getByRole("button", { name: "Leg mijn tekst vast" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Beide versies staan er nog.");
  const target = `${need.record}:${need.field}`;
  expect(core).not.toHaveBeenCalledWith("discard_draft", { form_kind: "difference", target });
  expect(screen.getByLabelText("Wat moet er staan?")).toHaveValue(`${need.values.find((value) => value.own)?.parts[0]?.text} Samen.`);
  answering(core, exchangeAnswers);
  await userEvent.click(screen.getByRole("button", { name: "Leg mijn tekst vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "difference", target }));
  expect(core.mock.calls.findIndex(([name]) => name === "resolve_conflict")).toBeLessThan(core.mock.calls.findIndex(([name]) => name === "discard_draft"));
});

it("a version that is chosen while own words are open closes their form, so that it is what is settled", async () => {
  await draw();
  const second = await screen.findByRole("region", { name: /wat is er nodig/ });
  await userEvent.click(within(second).getByRole("button", { name: /^Schrijf het zelf/ }));
  await userEvent.type(await screen.findByLabelText("Wat moet er staan?"), " Samen.");
  await userEvent.click(within(second).getByRole("button", { name: /^Neem deze versie/ }));
  expect(screen.queryByLabelText("Wat moet er staan?")).not.toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("discard_draft", expect.anything());
  await userEvent.click(within(second).getByRole("button", { name: /^Leg vast/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("resolve_conflict", expect.objectContaining({ record: need.record, own_words: null, both: false })));
  const theirs = need.values.find((value) => !value.own)?.at;
  expect(core).toHaveBeenCalledWith("resolve_conflict", expect.objectContaining({ pick: theirs }));
});

it("a number key chooses a version and closes the form of own words, too", async () => {
  await draw();
  const second = await screen.findByRole("region", { name: /wat is er nodig/ });
  await userEvent.click(within(second).getByRole("button", { name: /^Schrijf het zelf/ }));
  await screen.findByLabelText("Wat moet er staan?");
  act(() => second.focus());
  await userEvent.keyboard("1");
  expect(screen.queryByLabelText("Wat moet er staan?")).not.toBeInTheDocument();
  expect(within(second).getByRole("button", { name: /^Leg vast/ })).toBeInTheDocument();
});

it("own words of which the difference is gone can be read until they are thrown away", async () => {
  const draft = { form_kind: "difference", target: `${need.record}:${need.field}`, content: { values: { sf3_q4: "Samen bedacht." }, base: {} }, revision: 1, saved_at: "2026-11-20T14:32:00+01:00" };
  let kept: typeof draft | null = draft;
  const thrown = () => {
    kept = null;
    return { done: true };
  };
  answering(core, { ...exchangeAnswers, list_conflicts: () => ({ conflicts: [urgency], crossings: [] }), draft: () => ({ draft: kept }), discard_draft: thrown as never });
  const { container } = await draw(`?case=${CASE}&form=difference&record=${need.record}&field=${need.field}`);
  expect(await screen.findByText("Samen bedacht.")).toBeInTheDocument();
  expect(screen.getByText(/Dit verschil is er niet meer/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Bekijk het in de zaak" })).toHaveAttribute("href", `#/cases/${CASE}`);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Gooi weg" }));
  await waitFor(() => expect(screen.queryByText("Samen bedacht.")).not.toBeInTheDocument());
  expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "difference", target: draft.target });
});

it("says so when nothing differs, and when it cannot be read", async () => {
  answering(core, { ...exchangeAnswers, list_conflicts: () => ({ conflicts: [], crossings: [] }) });
  await draw();
  expect(await screen.findByText("Geen verschillen")).toBeInTheDocument();
});

it("an error is shown", async () => {
  answering(core, { ...exchangeAnswers, list_conflicts: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("alert")).toHaveTextContent("Er ging iets mis in Woonrust.");
});
