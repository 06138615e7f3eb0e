import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { applyDisplay } from "../../kit/display.ts";
import { broken } from "../../kit/testing.tsx";
import { answeredFactor, items, leadFactor } from "../../preview/cases/oneCase.ts";
import { bram, CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import FactorScreen from "./FactorScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = (factor: number, search = "") => drawScreen(FactorScreen, "/cases/$caseId/factors/$factor", `/cases/${CASE}/factors/${factor}${search}`);

beforeEach(() => {
  applyDisplay({ density: "office" });
  answering(core);
});

it("at the desk shows all questions, why the status, and saves only what changed", async () => {
  const { container } = await draw(2);
  const third = await screen.findByLabelText(/^3\. Wat hebt u van een ander nodig/);
  expect(screen.getByRole("button", { name: "Waarom deze status?" })).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByRole("button", { name: "Bewaar antwoorden" })).toBeDisabled();
  expect(await broken(container)).toEqual([]);
  await waitFor(() => expect(third).toBeEnabled());
  await userEvent.type(third, "Een vaste wijkagent.");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar antwoorden" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "factor_sf2", target: CASE }));
  expect(core.mock.calls.filter(([name]) => name === "answer_question")).toEqual([["answer_question", { case: CASE, question: "sf2_q3", answer: "Een vaste wijkagent." }]]);
});

it("onderweg asks one question at a time and saves when going on", async () => {
  applyDisplay({ density: "on_the_road" });
  await draw(2, "?q=sf2_q2");
  expect(await screen.findByRole("heading", { name: "Vraag 2 van 5" })).toBeInTheDocument();
  const field = screen.getByLabelText(/Wat doet u wel in deze zaak/);
  await waitFor(() => expect(field).toBeEnabled());
  await userEvent.type(field, "Wij bezoeken.");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar en ga verder" }));
  expect(await screen.findByRole("heading", { name: "Vraag 3 van 5" })).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("answer_question", { case: CASE, question: "sf2_q2", answer: "Wij bezoeken." });
});

it("keeps what was typed when saving fails", async () => {
  answering(core, { answer_question: new ApiError("disk_full") });
  await draw(2);
  const third = await screen.findByLabelText(/^3\./);
  await waitFor(() => expect(third).toBeEnabled());
  await userEvent.type(third, "Tapijt");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar antwoorden" }));
  expect(await screen.findByText("De schijf is vol.")).toBeInTheDocument();
  expect(third).toHaveValue("Tapijt");
});

/** The second factor with these answers of a partner. */
const answered = (answers: Record<string, string>) => ({
  ...answeredFactor,
  questions: answeredFactor.questions.map((question) => ({ ...question, answer: answers[question.code] ?? question.answer })),
});
const draftOf = (values: Record<string, string>, base: Record<string, string>) => ({
  draft: (request: { form_kind: string }) =>
    ({ draft: request.form_kind === "factor_sf2" ? { form_kind: "factor_sf2", target: CASE, content: { values, base }, revision: 2, saved_at: "2026-11-20T14:32:00+01:00" } : null }),
});

it("a partner's newer answer is not overwritten by an old draft: the person chooses", async () => {
  answering(core, { ...draftOf({ sf2_q3: "Een vaste wijkagent.", sf2_q5: "Nog niets." }, { sf2_q3: "", sf2_q5: "" }), factor: () => answered({ sf2_q3: "Wij nemen de wijkagent mee.", sf2_q4: "Elke week." }) });
  const { container } = await draw(2);
  expect(await screen.findByText("Nu staat er: Wij nemen de wijkagent mee.")).toBeInTheDocument();
  expect(screen.getByText("U typte: Een vaste wijkagent.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar antwoorden" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Dit is intussen gewijzigd. Kies wat er moet staan.");
  expect(core).not.toHaveBeenCalledWith("answer_question", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: /^Neem wat er nu staat/ }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar antwoorden" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("answer_question", { case: CASE, question: "sf2_q5", answer: "Nog niets." }));
  expect(core.mock.calls.filter(([name]) => name === "answer_question")).toHaveLength(1);
});

it.each(["office", "on_the_road"] as const)("an earlier draft that cannot be read is not thrown away by saving: %s", async (density) => {
  applyDisplay({ density });
  answering(core, { draft: new ApiError("fault") });
  const { container } = await draw(2);
  expect(await screen.findByText("Een eerder concept kon niet worden gelezen")).toBeInTheDocument();
  const send = container.querySelector("button[type=submit]");
  expect(send).toBeDisabled();
  fireEvent.submit(send?.closest("form") as HTMLFormElement);
  await act(async () => undefined);
  expect(core).not.toHaveBeenCalledWith("discard_draft", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Begin zonder eerder concept" }));
  await userEvent.click(await screen.findByRole("button", { name: "Begin zonder" }));
  expect((await screen.findAllByRole("textbox"))[0]).toBeEnabled();
});

it("onderweg the question that asks for a choice comes forward", async () => {
  applyDisplay({ density: "on_the_road" });
  answering(core, { ...draftOf({ sf2_q3: "Een vaste wijkagent." }, { sf2_q3: "" }), factor: () => answered({ sf2_q3: "Wij nemen de wijkagent mee." }) });
  await draw(2, "?q=sf2_q1");
  await waitFor(() => expect(screen.getByRole("button", { name: "Bewaar en ga verder" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Bewaar en ga verder" }));
  expect(await screen.findByText("Nu staat er: Wij nemen de wijkagent mee.")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Vraag 3 van 5" })).toBeInTheDocument();
});

it("a factor that follows from the file leads to where it is written down", async () => {
  const { container } = await draw(1);
  expect(await screen.findByRole("link", { name: /Wie houdt in deze zaak het overzicht/ })).toHaveAttribute("href", `#/cases/${CASE}/partners`);
  await userEvent.click(screen.getByRole("button", { name: "Overzicht nagelopen" }));
  expect(core).toHaveBeenCalledWith("go_through_overview", { case: CASE });
  expect(await broken(container)).toEqual([]);
});

it("a person can judge otherwise, with a reason", async () => {
  await draw(2);
  await userEvent.click(await screen.findByRole("button", { name: "Anders beoordelen…" }));
  await userEvent.click(await screen.findByRole("button", { name: "Leg oordeel vast" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op waarom u dit anders ziet.");
  await userEvent.click(screen.getByRole("radio", { name: "Voldoende" }));
  await userEvent.type(screen.getByLabelText("Waarom?"), "Mondeling afgesproken.");
  await userEvent.click(screen.getByRole("button", { name: "Leg oordeel vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("override_factor", { case: CASE, factor: "sf2", state: "sufficient", reason: "Mondeling afgesproken." }));
});

it("says when nothing is in the file yet, and explains an error", async () => {
  answering(core, { factor: () => ({ ...answeredFactor, evidence: [] }) });
  await draw(2);
  expect(await screen.findByText("In het dossier staat nog niets over deze factor.")).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { factor: new ApiError("fault") });
  await draw(3);
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});

it("what is missing leads to what helps, and to the record that it is about", async () => {
  await draw(1);
  const missing = await screen.findByRole("list", { name: "Dit ontbreekt nog" });
  expect(within(missing).getByRole("link", { name: "Bekijk partner: Bram Voorbeeld" })).toHaveAttribute("href", `#/cases/${CASE}/partners/${bram.record}`);
  expect(within(missing).getByRole("link", { name: /^Vraag de voorgestelde regievoerder om ja of nee/ })).toHaveAttribute("href", `#/cases/${CASE}/partners`);
  expect(within(missing).getByRole("link", { name: /^Stel een vervanger voor/ })).toHaveAttribute("href", `#/cases/${CASE}/partners`);
});

it("an open question among what is missing leads to that question", async () => {
  await draw(2);
  const missing = await screen.findByRole("list", { name: "Dit ontbreekt nog" });
  expect(within(missing).getByRole("link", { name: /^Beantwoord deze vraag/ })).toHaveAttribute("href", `#/cases/${CASE}/factors/2?q=sf2_q3`);
});

it("what there is names the entry, and leads there", async () => {
  const fact = { record: items[2]?.record ?? "", kind: "fact/1", kind_label: "waarneming", title: "Volle gang" };
  answering(core, { factor: () => ({ ...leadFactor, because: [{ code: "case_active", text: "Er gebeurde iets.", records: [fact, { record: CASE, kind: "case/1", kind_label: "zaak", title: "" }], step: null, question: null }] }) });
  await draw(1);
  const there = await screen.findByRole("list", { name: "Dit is er" });
  expect(within(there).getAllByRole("link")).toHaveLength(1);
  expect(within(there).getByRole("link", { name: "Bekijk waarneming: Volle gang" })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${fact.record}`);
});

it("entries of the file that bear on a factor are opened from it", async () => {
  await draw(2);
  expect(await screen.findByRole("link", { name: /^Melding/ })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${items[1]?.record}`);
});
