import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { oneCase } from "../../preview/cases/oneCase.ts";
import { action, anna, carla, CASE } from "../../preview/cases/people.ts";
import { analysis, planAction, version } from "../../preview/together/agreeing.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import NewVersionScreen from "./NewVersionScreen.tsx";
import PlanScreen from "./PlanScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(PlanScreen, "/cases/$caseId/plan", `/cases/${CASE}/plan`);
const drawNew = () => drawScreen(NewVersionScreen, "/cases/$caseId/plan/new", `/cases/${CASE}/plan/new`);
const withAction = (planned: ReturnType<typeof planAction>) => () => {
  const held = version();
  return analysis({ latest: [{ ...held, goals: held.goals.map((goal) => ({ ...goal, actions: [planned] })) }] });
};

beforeEach(() => answering(core));

it("shows facts, interests side by side, needs, goals, approvals and what became stale", async () => {
  const { container } = await draw();
  expect(await screen.findByText("Na het akkoord kwam er een belangrijk nieuw feit bij.")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Volle gang, één loopstrook vrij" })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${"73".repeat(16)}`);
  expect(screen.getByText("1 feit is niet in deze kluis")).toBeInTheDocument();
  expect(screen.getByText("Mevrouw houdt haar huis")).toBeInTheDocument();
  expect(screen.getByText("Nog niet gezegd wat deze partner wil")).toBeInTheDocument();
  expect(screen.getByText(/Er was al een taak verdeeld voordat er stond wat er nodig is/)).toBeInTheDocument();
  expect(screen.getByText("akkoord met een eerdere tekst")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Versie 1" })).toHaveAttribute("aria-expanded", "false");
  expect(await broken(container)).toEqual([]);
});

it("the own yes is for exactly the text that was seen", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Ik ben akkoord met dit plan" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("approve_analysis", { analysis: "d6".repeat(16), content: "ab".repeat(32), partner: null, on: null, on_behalf: "" }));
});

it("says when the text changed in the meantime", async () => {
  answering(core, { approve_analysis: new ApiError("changed_meanwhile") });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Ik ben akkoord met dit plan" }));
  expect(await screen.findByText("Dit is intussen gewijzigd.")).toBeInTheDocument();
});

it("a yes for another needs how he said so", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Deze partner zei ja: Tapijt/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg ja vast" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Leg ja vast" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op hoe en wanneer.");
  await userEvent.type(screen.getByLabelText(/Hoe en wanneer/), "Gemaild.");
  await userEvent.click(screen.getByRole("button", { name: "Leg ja vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("accept_action", { record: "f7".repeat(16), on_behalf: "Gemaild." }));
});

it("an ended action asks who heard what came of it", async () => {
  answering(core, { analysis: withAction(planAction({ action: action({ record: "f7".repeat(16), text: "Tapijt", state: "done", bucket: "ended", result: "Gelegd." }) })) });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Leg vast wie dit hoorde/ }));
  expect(screen.queryByRole("button", { name: /^Afronden/ })).not.toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg vast" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText("Wie hoorde wat dit opleverde?"), "De melder");
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("report_back", { record: "f7".repeat(16), to: "De melder", on: null }));
});

it("an action is planned for a goal and another is asked", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Plan een actie/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Plan actie" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText("Wat moet er gebeuren?"), "Dempers kopen");
  await userEvent.selectOptions(screen.getByLabelText("Wie"), carla.record);
  await userEvent.click(screen.getByRole("button", { name: "Plan actie" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("plan_action", { goal: "d7".repeat(16), text: "Dempers kopen", owner: carla.record, due: null }));
});

it("a closed case is read only", async () => {
  answering(core, { case: () => oneCase({ state: "closed" }) });
  await draw();
  await screen.findByText("Mevrouw houdt haar huis");
  expect(screen.queryByRole("button", { name: "Ik ben akkoord met dit plan" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Plan een actie/ })).not.toBeInTheDocument();
});

it("says when two people wrote a version apart, when there is none, and explains an error", async () => {
  answering(core, { analysis: () => analysis({ latest: [version(), version({ record: "d4".repeat(16) })], stale: [] }) });
  await draw();
  expect(await screen.findByText("Twee mensen schreven los van elkaar een nieuwe versie")).toBeInTheDocument();
});

it("begins when there is no analysis yet", async () => {
  answering(core, { analysis: () => analysis({ latest: [], earlier: [], stale: [] }) });
  await draw();
  expect(await screen.findByRole("link", { name: "Begin de analyse" })).toHaveAttribute("href", `#/cases/${CASE}/plan/new`);
});

it("explains an error", async () => {
  answering(core, { analysis: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});

it("a new version goes on from the last one and sends what was seen", async () => {
  const { container } = await drawNew();
  const what = await screen.findByLabelText(/Wat gebeurt er, en sinds wanneer/);
  expect(what).toHaveValue("Elke week harde muziek in de nacht, sinds oktober.");
  expect(screen.getByLabelText("Waar willen we staan?")).toHaveValue("Tussen elf en zeven is het stil");
  expect(screen.getByRole("checkbox", { name: /^Waarneming/ })).toBeChecked();
  await waitFor(() => expect(screen.getByRole("button", { name: "Bewaar deze versie" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Nog een doel" }));
  expect(await broken(container)).toEqual([]);
  const second = screen.getByRole("group", { name: /^Doel 2/ });
  await userEvent.type(within(second).getByLabelText(/Waaraan merken we dat/), "Een telling");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar deze versie" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf bij elk doel op waar u wilt staan");
  await userEvent.click(screen.getByRole("button", { name: /^Haal dit doel weg: Doel 2/ }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar deze versie" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith(
      "save_analysis",
      expect.objectContaining({
        case: CASE,
        saw: ["d6".repeat(16)],
        facts: ["73".repeat(16)],
        causes: ["Een verstoord dagritme", "Dunne vloeren"],
        goals: [expect.objectContaining({ from: "d7".repeat(16), text: "Tussen elf en zeven is het stil" })],
      }),
    ),
  );
});

it("the own action is accepted with one press", async () => {
  answering(core, { analysis: withAction(planAction({ action: action({ record: "f7".repeat(16), owner: anna.record, mine: true, bucket: "later" }) })) });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Ja, ik doe dit/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("accept_action", { record: "f7".repeat(16), on_behalf: "" }));
});

it("a draft that was begun on an earlier version says so, and is saved only once the other one was read", async () => {
  const old = "d4".repeat(16);
  const kept = { values: { saw: [old], what_happens: "Mijn tekst." }, base: { saw: [old], what_happens: "Van toen." } };
  answering(core, { draft: () => ({ draft: { form_kind: "analysis", target: CASE, content: kept, revision: 3, saved_at: "2026-11-20T14:32:00+01:00" } }) });
  await drawNew();
  expect(await screen.findByText("Er kwam een andere versie bij terwijl u schreef")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Lees de andere versie" })).toHaveAttribute("href", `#/cases/${CASE}/plan`);
  expect(screen.getByLabelText(/Wat gebeurt er, en sinds wanneer/)).toHaveValue("Mijn tekst.");
  const saved = (saw: string) => expect(core).toHaveBeenCalledWith("save_analysis", expect.objectContaining({ saw: [saw], what_happens: "Mijn tekst." }));
  answering(core, { save_analysis: new ApiError("changed_meanwhile") });
  await userEvent.click(screen.getByRole("button", { name: "Bewaar deze versie" }));
  await waitFor(() => saved(old));
  expect(await screen.findByText("Dit is intussen gewijzigd.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Ik heb de andere versie gelezen" }));
  expect(screen.queryByText("Er kwam een andere versie bij terwijl u schreef")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar deze versie" }));
  await waitFor(() => saved("d6".repeat(16)));
});
