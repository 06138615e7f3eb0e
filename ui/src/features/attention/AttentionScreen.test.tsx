import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { bram, CASE } from "../../preview/cases/people.ts";
import { attention, point } from "../../preview/together/guiding.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import AttentionScreen from "./AttentionScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(AttentionScreen, "/cases/$caseId/attention", `/cases/${CASE}/attention`);

beforeEach(() => answering(core));

it("lists every point with why it stands there and what now, and what was put off", async () => {
  const { container } = await draw();
  expect(await screen.findByRole("heading", { name: "Nu (5)" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Ga op huisbezoek of spreek de bewoner/ })).toHaveAttribute("href", `#/cases/${CASE}/visits/new`);
  expect(screen.getByText(/voor zover bekend op/)).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Uitgesteld (1)" })).toBeInTheDocument();
  expect(screen.getByText(/De melder is op vakantie/)).toBeInTheDocument();
  await userEvent.click(screen.getAllByRole("button", { name: "Waarom ziet u dit?" })[1] as HTMLElement);
  expect(screen.getByText("Een waarschuwing zonder het verhaal van de bewoner houdt geen stand.")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Niet thuis, kaart achtergelaten" })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${"71".repeat(16)}`);
  expect(await broken(container)).toEqual([]);
});

it("puts a point off only with a reason", async () => {
  answering(core, { attention: () => attention({ points: [point()], snoozed: [] }) });
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Later, omdat/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Stel uit" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Stel uit" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op waarom dit later kan.");
  await userEvent.type(screen.getByLabelText("Waarom later?"), "Overleg is morgen.");
  await userEvent.click(screen.getByRole("button", { name: "Stel uit" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("snooze_attention", { case: CASE, rule: "W01", subject: null, until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), reason: "Overleg is morgen." }),
  );
});

it("offers no postponement where the rule allows none", async () => {
  answering(core, { attention: () => attention({ points: [point({ snooze_at_most: null })], snoozed: [] }) });
  await draw();
  await screen.findByRole("heading", { name: "Nu (1)" });
  expect(screen.queryByRole("button", { name: /^Later, omdat/ })).not.toBeInTheDocument();
});

it("says until when each partner is known, and that he was spoken to", async () => {
  await draw();
  const list = await screen.findByRole("list", { name: "Tot wanneer dit bekend is" });
  expect(within(list).getAllByRole("button")).toHaveLength(1);
  await userEvent.click(within(list).getByRole("button", { name: /Bram Voorbeeld/ }));
  expect(core).toHaveBeenCalledWith("confirm_known_until", { case: CASE, partner: bram.record, day: null });
});

it("also asks for rules that are switched off", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("checkbox", { name: /Ook regels die uw gemeente heeft uitgezet/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("attention", { case: CASE, all: true }));
});

it("says so when nothing asks", async () => {
  answering(core, { attention: () => attention({ points: [], snoozed: [], known_until: [] }) });
  await draw();
  expect(await screen.findByRole("heading", { name: "Niets vraagt nu aandacht" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { attention: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
