import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { bram, carla, CASE } from "../../preview/cases/people.ts";
import { mirror } from "../../preview/together/agreeing.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import MirrorScreen from "./MirrorScreen.tsx";
import TaskScreen from "./TaskScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(MirrorScreen, "/cases/$caseId/mirror", `/cases/${CASE}/mirror`);
const drawTask = (task: string) => drawScreen(TaskScreen, "/cases/$caseId/mirror/$task", `/cases/${CASE}/mirror/${task}`);
const wide = (matches: boolean) =>
  vi.stubGlobal("matchMedia", () => ({ matches, addEventListener: () => undefined, removeEventListener: () => undefined }));

beforeEach(() => {
  vi.unstubAllGlobals();
  answering(core);
});

it("on a wide window is a table of tasks and partners, what each says first", async () => {
  wide(true);
  const { container } = await draw();
  const table = await screen.findByRole("table", { name: "Taken en partners" });
  expect(within(table).getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual([
    "Taak", "Anna Proef, GGD Proefstad (u)", "Bram Voorbeeld, Gemeente Proefstad", "Carla Fictief, Corporatie De Proef",
  ]);
  expect(within(table).getByText("Carla Fictief, Corporatie De Proef verwacht dit")).toBeInTheDocument();
  expect(within(table).getByText("Landelijk: doet dit. Hier ook?")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("on a narrow window stacks the tasks; every number shows its tasks", async () => {
  wide(false);
  const { container } = await draw();
  expect(within(await screen.findByRole("list", { name: "Taken" })).getAllByRole("link")).toHaveLength(3);
  await userEvent.click(screen.getByRole("radio", { name: "Dubbel belegd (1)" }));
  expect(screen.getByRole("link", { name: /Casusregie/ })).toHaveAttribute("href", `#/cases/${CASE}/mirror/T02`);
  expect(screen.queryByRole("link", { name: /Aanjagen/ })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("the own word is chosen from a menu, at once", async () => {
  await draw();
  const rows = await screen.findAllByLabelText("Wat zegt u?");
  await userEvent.selectOptions(rows[1] as HTMLElement, "partly");
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("claim_task", { case: CASE, task: "T05", partner: null, says: "i_do", of: null, strength: "partly", since: null, reason: "", on_behalf: "" }),
  );
});

it("what needs a reason goes on at the page of the task", async () => {
  const { at } = await draw();
  const rows = await screen.findAllByLabelText("Wat zegt u?");
  await userEvent.selectOptions(rows[1] as HTMLElement, "not");
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}/mirror/T05`));
});

it("a task explains its outcome, asks its question and keeps what was said before", async () => {
  const { container } = await drawTask("T02");
  expect(await screen.findByText(/Spreek af wie dit doet/)).toBeInTheDocument();
  expect(screen.getByText("Twee partners zeggen dat zij dit doen. Hoe is het hier?")).toBeInTheDocument();
  expect(screen.getByText(/Vraag het aan: Anna Proef/)).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Eerder gezegd" })).getByText(/Inmiddels wel tijd/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Dit volgt uit een rol/ })).toHaveAttribute("href", `#/cases/${CASE}/partners`);
  expect(await broken(container)).toEqual([]);
});

it("for a partner the word needs how he said it, an expectation needs of whom", async () => {
  await drawTask("T05");
  await userEvent.click(await screen.findByRole("button", { name: /Leg vast wat deze partner zegt: Carla/ }));
  await userEvent.click(await screen.findByRole("radio", { name: "verwacht ik van een ander" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg vast" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Kies van wie.");
  expect(alert).toHaveTextContent("Schrijf op hoe en wanneer.");
  await userEvent.selectOptions(screen.getByLabelText("Van wie?"), bram.record);
  await userEvent.type(screen.getByLabelText(/Hoe en wanneer zei deze partner dat/), "Aan de telefoon.");
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("claim_task", { case: CASE, task: "T05", partner: carla.record, says: "i_expect_of", of: bram.record, strength: "full", since: null, reason: "", on_behalf: "Aan de telefoon." }),
  );
});

it("a task that was asked of the own person is answered here", async () => {
  await drawTask("T16");
  await userEvent.click(await screen.findByRole("button", { name: /^Ja, ik doe dit/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("answer_claim", { record: "a9".repeat(16), accept: true, reason: "", on_behalf: "" }));
});

it("says why a word is refused", async () => {
  answering(core, { claim_task: new ApiError("invalid_input", { reason: "already_said" }, "task") });
  await draw();
  const rows = await screen.findAllByLabelText("Wat zegt u?");
  await userEvent.selectOptions(rows[1] as HTMLElement, "full");
  expect(await screen.findByRole("alert")).toHaveTextContent(/./);
  expect(screen.getByText("Er is niets gewijzigd. Wat u typte staat er nog.")).toBeInTheDocument();
});

it("without partners leads to the first one, and explains an error", async () => {
  answering(core, { role_mirror: () => ({ ...mirror, partners: [] }) });
  await draw();
  expect(await screen.findByRole("link", { name: "Partner toevoegen" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { role_mirror: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
