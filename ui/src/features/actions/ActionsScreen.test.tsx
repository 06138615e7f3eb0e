import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { ResultBar } from "../../kit/ResultBar.tsx";
import { broken } from "../../kit/testing.tsx";
import { oneCase } from "../../preview/cases/oneCase.ts";
import { action, CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ActionsScreen from "./ActionsScreen.tsx";
import CaseActionsScreen from "./CaseActionsScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const WithBar = () => (
  <>
    <ActionsScreen />
    <ResultBar />
  </>
);
const drawAll = () => drawScreen(WithBar, "/actions", "/actions");
const drawCase = () => drawScreen(CaseActionsScreen, "/cases/$caseId/actions", `/cases/${CASE}/actions`);

vi.setConfig({ testTimeout: 20_000 });
beforeEach(() => answering(core));

it("groups by what the day means", async () => {
  const { container } = await drawAll();
  await screen.findByRole("heading", { name: "Verlopen (1)" });
  const headings = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
  expect(headings).toEqual(["Verlopen (1)", "Vandaag (1)", "Deze week (1)", "Later (1)", "Zonder datum (1)"]);
  expect(screen.getByText("Verlopen: 3 dagen geleden")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("radio", { name: "Van iedereen" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("list_actions", { scope: "all", case: null, ended: false }));
});

it("is finished with a result, and can be undone", async () => {
  const { container } = await drawAll();
  const overdue = await screen.findByRole("list", { name: "Verlopen" });
  await userEvent.click(within(overdue).getByRole("button", { name: /^Afronden/ }));
  await userEvent.click(screen.getByLabelText(/Wat kwam eruit/));
  await userEvent.paste("Gebeld, het is rustiger.");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Rond af" }));
  const undo = await screen.findByRole("button", { name: "Ongedaan maken" });
  expect(core).toHaveBeenCalledWith("end_action", { action: "f1".repeat(16), state: "done", result: "Gebeld, het is rustiger." });
  await userEvent.click(undo);
  expect(core).toHaveBeenCalledWith("undo", { deed: 7 });
  expect(await screen.findByText("Ongedaan gemaakt.")).toBeInTheDocument();
});

it("what was changed since cannot be undone, and the bar says why", async () => {
  answering(core, { undo: new ApiError("changed_meanwhile") });
  await drawAll();
  const overdue = await screen.findByRole("list", { name: "Verlopen" });
  await userEvent.click(within(overdue).getByRole("button", { name: /^Afronden/ }));
  await userEvent.click(screen.getByRole("button", { name: "Rond af" }));
  await userEvent.click(await screen.findByRole("button", { name: "Ongedaan maken" }));
  expect(await screen.findByText("Ongedaan maken kan niet meer: daarna is dit nog gewijzigd.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Ongedaan maken" })).not.toBeInTheDocument();
});

const moving = async () => {
  await drawAll();
  const overdue = await screen.findByRole("list", { name: "Verlopen" });
  await userEvent.click(within(overdue).getByRole("button", { name: /^Andere dag of persoon/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Pas de actie aan" })).toBeEnabled());
};
const moves = () => core.mock.calls.filter(([name]) => name === "move_action").map(([, request]) => request);

it("its day can be taken away, and that can be undone", async () => {
  await moving();
  await userEvent.clear(screen.getByLabelText(/^Uiterlijk/));
  await userEvent.click(screen.getByRole("button", { name: "Pas de actie aan" }));
  const undo = await screen.findByRole("button", { name: "Ongedaan maken" });
  expect(screen.getByText("Actie aangepast.")).toBeInTheDocument();
  await userEvent.click(undo);
  expect(moves()).toEqual([{ action: "f1".repeat(16), due: null }]);
  expect(core).toHaveBeenCalledWith("undo", { deed: 7 });
});

it("a first day can be undone, too", async () => {
  answering(core, { list_actions: () => ({ actions: [action({ due: null, bucket: "no_day" })] }) });
  await drawAll();
  await userEvent.click(await screen.findByRole("button", { name: /^Andere dag of persoon/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Pas de actie aan" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText(/^Uiterlijk/), "1-12-2030");
  await userEvent.click(screen.getByRole("button", { name: "Pas de actie aan" }));
  await userEvent.click(await screen.findByRole("button", { name: "Ongedaan maken" }));
  expect(moves()).toEqual([{ action: "f1".repeat(16), due: "2030-12-01" }]);
  expect(core).toHaveBeenCalledWith("undo", { deed: 7 });
});

it("it can be nobody's again", async () => {
  await moving();
  await userEvent.selectOptions(await screen.findByLabelText("Wie"), "Nog niemand");
  await userEvent.click(screen.getByRole("button", { name: "Pas de actie aan" }));
  await waitFor(() => expect(moves()).toEqual([{ action: "f1".repeat(16), owner: null }]));
});

it("without a change nothing is claimed", async () => {
  answering(core, { move_action: () => ({ done: true }) });
  await moving();
  await userEvent.click(screen.getByRole("button", { name: "Pas de actie aan" }));
  expect(await screen.findByText("Er is niets veranderd.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Ongedaan maken" })).not.toBeInTheDocument();
});

it("an action that opens again keeps what came of it, and can be ended again from the bar", async () => {
  const ended = action({ state: "done", bucket: "ended", result: "Gebeld." });
  answering(core, { list_actions: () => ({ actions: [ended] }) });
  await drawAll();
  await userEvent.click(await screen.findByRole("button", { name: /^Weer openen/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Ongedaan maken" }));
  expect(core.mock.calls.filter(([name]) => name === "end_action").map(([, request]) => request)).toEqual([{ action: ended.record, state: "open", result: "Gebeld." }]);
  expect(core).toHaveBeenCalledWith("undo", { deed: 7 });
});

it("in a closed case actions can be read, not changed", async () => {
  const ended = action({ record: "f6".repeat(16), state: "done", bucket: "ended", result: "Gebeld." });
  answering(core, { case: () => oneCase({ state: "closed", actions: [action(), ended] }) });
  await drawCase();
  await userEvent.click(await screen.findByRole("button", { name: "Afgerond (1)" }));
  expect(screen.getByText("Gebeld.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /Afronden|Andere dag|Weer openen/ })).not.toBeInTheDocument();
});

it("does not lapse without a reason", async () => {
  await drawAll();
  const overdue = await screen.findByRole("list", { name: "Verlopen" });
  await userEvent.click(within(overdue).getByRole("button", { name: /^Afronden/ }));
  await userEvent.click(screen.getByRole("radio", { name: "Dit hoeft niet meer" }));
  await userEvent.click(screen.getByRole("button", { name: "Laat vervallen" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op waarom dit niet meer hoeft.");
});

it("is planned from anywhere: case, what, when", async () => {
  await drawAll();
  await userEvent.click(await screen.findByRole("button", { name: "Nieuwe actie" }));
  await userEvent.selectOptions(await screen.findByLabelText("Bij welke zaak?"), CASE);
  await userEvent.click(await screen.findByLabelText("Wat moet er gebeuren?"));
  await userEvent.paste("Bel de wijkagent");
  await userEvent.click(screen.getByRole("button", { name: "over 2 weken" }));
  await userEvent.click(screen.getByRole("button", { name: "Plan actie" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("add_action", { case: CASE, text: "Bel de wijkagent", owner: "a1".repeat(16), due: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) }),
  );
});

it("says so when there is nothing, and explains an error", async () => {
  answering(core, { list_actions: () => ({ actions: [] }) });
  await drawAll();
  expect(await screen.findByRole("heading", { name: "U hebt geen open acties" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { list_actions: new ApiError("fault") });
  await drawAll();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});

it("in a case shows the form beside the list; a closed case has no form", async () => {
  const { container } = await drawCase();
  expect(await screen.findByRole("button", { name: "Plan actie" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a closed case takes no new action", async () => {
  answering(core, { case: () => oneCase({ state: "closed", actions: [] }) });
  await drawCase();
  expect(await screen.findByRole("heading", { name: "Geen open acties" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Plan actie" })).not.toBeInTheDocument();
});

it("a typo in an own action is fixed", async () => {
  await drawAll();
  const overdue = await screen.findByRole("list", { name: "Verlopen" });
  await userEvent.click(within(overdue).getByRole("button", { name: /^Verbeter/ }));
  const what = await within(overdue).findByLabelText("Wat moet er gebeuren?");
  await userEvent.clear(what);
  await userEvent.paste("Bel de melder vandaag");
  // Who does it is asked anew, not fixed.
  expect(within(overdue).queryByRole("combobox", { name: "Wie" })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar verbetering" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("edit_record", { record: "f1".repeat(16), values: { text: "Bel de melder vandaag", due: expect.any(String) } }));
});
