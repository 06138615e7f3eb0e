// Before one rings the bell, and at the door: the check of a minute, who knows, and what whoever visits next should know.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { ResultBar } from "../../kit/ResultBar.tsx";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { away, exchangeAnswers, visitCheck } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import VisitScreen from "./VisitScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const WithBar = () => (
  <>
    <VisitScreen />
    <ResultBar />
  </>
);
const draw = () => drawScreen(WithBar, "/cases/$caseId/visits/new", `/cases/${CASE}/visits/new`);
const open = () => userEvent.click(screen.getByRole("button", { name: /^Veilig op bezoek/ }));
const sent = (name: string) => core.mock.calls.filter(([called]) => called === name).at(-1)?.[1] as Record<string, unknown>;
const sentVisit = () => sent("save_visit");

beforeEach(() => answering(core, exchangeAnswers));

it("a safety note stands on top, also while everything else is closed", async () => {
  const { container } = await draw();
  const note = await screen.findByRole("list", { name: "Voor uw veiligheid" });
  expect(note).toHaveTextContent(/^Let op de hond\. Losse hond in het portiek\. Anna Proef, sinds/);
  expect(within(note).getByRole("link")).toHaveAttribute("href", `#/cases/${CASE}/records/safety_note/${"d7".repeat(16)}`);
  expect(await broken(container)).toEqual([]);
});

it("the card beforehand tells the last reports and what partners ask", async () => {
  await draw();
  const card = screen.getByRole("button", { name: /^Voor u aanbelt/ });
  if (card.getAttribute("aria-expanded") === "false") await userEvent.click(card);
  expect(await screen.findByRole("region", { name: "Laatste meldingen" })).toHaveTextContent("Bonken");
  expect(screen.getByRole("region", { name: "Vragen aan u" })).toHaveTextContent("Staat er afval in de gang? Bram Voorbeeld");
});

it("the check asks nothing until something is chosen; then the whole list was gone through", async () => {
  const { container } = await draw();
  await open();
  await userEvent.click(screen.getByRole("radio", { name: "Alleen" }));
  await waitFor(() => expect(sent("check_visit")).toMatchObject({ company: "alone", dark: null, phone_ready: null }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Het is donker" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Telefoon niet opgeladen" }));
  await waitFor(() =>
    expect(sent("check_visit")).toEqual({ case: CASE, company: "alone", announced: true, dark: true, aggression: false, substances: false, animals: false, phone_ready: false }),
  );
  expect(await screen.findByText(/^Oranje\. Neem een maatregel/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("nothing and the rest exclude each other", async () => {
  await draw();
  await open();
  const box = (name: string) => screen.getByRole("checkbox", { name });
  await userEvent.click(box("Er is een dier"));
  await userEvent.click(box("Niets hiervan"));
  expect([box("Er is een dier"), box("Niets hiervan")].map((one) => (one as HTMLInputElement).checked)).toEqual([false, true]);
  await waitFor(() => expect(sent("check_visit")).toMatchObject({ animals: false, announced: true }));
  await userEvent.click(box("Er is een dier"));
  expect(box("Niets hiervan")).not.toBeChecked();
});

it.each([
  ["red", "Rood. Ga niet alleen.", "Dringend:"],
  ["green", "Groen. Er is niets bijzonders bekend.", "Informatie:"],
] as const)("the outcome is said in words: %s", async (risk, words, mark) => {
  answering(core, { ...exchangeAnswers, check_visit: () => visitCheck({ risk, because: [] }) });
  await draw();
  await open();
  expect(await screen.findByText((_, node) => node?.tagName === "SPAN" && (node.textContent ?? "").startsWith(`${mark} ${words}`))).toBeInTheDocument();
});

it("a check that fails says so and the visit can be made", async () => {
  answering(core, { ...exchangeAnswers, check_visit: new ApiError("vault_damaged") });
  await draw();
  await open();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Bewaar bezoek" })).toBeEnabled();
});

it("who goes says who knows and when he calls in; nobody is alarmed, and it says so", async () => {
  const { container } = await draw();
  await open();
  expect(await screen.findByText(/^Dit is geen alarm/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Check in" }));
  expect(screen.getByText("Vul in wie weet dat u gaat.")).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("check_in", expect.anything());
  await userEvent.type(screen.getByLabelText(/^Wie weet dat u gaat/), "Els");
  await userEvent.type(screen.getByLabelText(/^Nummer/), "06 1");
  await userEvent.selectOptions(screen.getByLabelText("Wanneer meldt u zich uiterlijk?"), "30");
  expect(await broken(container)).toEqual([]);
  const before = Date.now();
  await userEvent.click(screen.getByRole("button", { name: "Check in" }));
  await waitFor(() => expect(sent("check_in")).toMatchObject({ case: CASE, who: "Els", phone: "06 1" }));
  const minutes = (Date.parse(sent("check_in").back_by as string) - before) / 60_000;
  expect(minutes).toBeGreaterThan(28);
  expect(minutes).toBeLessThanOrEqual(30);
});

it("who is there checks out or stays longer", async () => {
  const soon = new Date(Date.now() + 20 * 60_000).toISOString();
  answering(core, { ...exchangeAnswers, checked_in: () => away(soon) });
  await draw();
  await open();
  expect(await screen.findByText(/Els Verzonnen weet dat u hier bent/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Een kwartier later" }));
  await waitFor(() => expect(sent("check_in")).toMatchObject({ case: CASE, who: "Els Verzonnen", phone: "06 0000 0005" }));
  await userEvent.click(screen.getByRole("button", { name: "Check uit" }));
  expect(core).toHaveBeenCalledWith("check_out", {});
  expect(await screen.findByText("Uitgecheckt. Vertel Els Verzonnen dat u veilig bent.")).toBeInTheDocument();
});

it("a check-in that is refused says why beside its field", async () => {
  const refused = new ApiError("invalid_input", { reason: "control_character" }, "phone");
  answering(core, { ...exchangeAnswers, check_in: refused });
  await draw();
  await open();
  await userEvent.type(await screen.findByLabelText(/^Wie weet dat u gaat/), "Els");
  await userEvent.click(screen.getByRole("button", { name: "Check in" }));
  expect(await screen.findByText("Gebruik hier één regel zonder bijzondere tekens.")).toBeInTheDocument();
});

it("what was noticed becomes a safety note; what is for others needs words", async () => {
  const { container } = await draw();
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Ga weg.");
  await userEvent.type(screen.getByLabelText("Volgende stap"), "Bellen");
  await userEvent.click(screen.getByRole("button", { name: /Later aanvullen/ }));
  const asked = screen.getByRole("group", { name: /^Moet wie hierna gaat iets weten/ });
  expect(within(asked).getByRole("radio", { name: "Nee" })).toBeChecked();
  await userEvent.click(await within(asked).findByRole("radio", { name: "Anders" }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  expect(await screen.findByRole("button", { name: "Schrijf op wat wie hierna gaat moet weten." })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.type(screen.getByLabelText("Wat gebeurde er?"), "Een buurman dreigde.");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(sentVisit()).toMatchObject({ safety: { advice: "other", text: "Een buurman dreigde." } }));
});

it("what was answered beforehand is not part of the visit", async () => {
  await draw();
  await open();
  await userEvent.click(screen.getByRole("checkbox", { name: "Agressie bekend" }));
  await userEvent.type(screen.getByLabelText("Bewoner zei"), "Kom binnen.");
  await userEvent.type(screen.getByLabelText("Volgende stap"), "Bellen");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar bezoek" }));
  await waitFor(() => expect(sentVisit()).toMatchObject({ safety: null }));
  expect(JSON.stringify(sentVisit())).not.toContain("aggression");
});
