import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { today } from "../../preview/cases/answers.ts";
import { CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import TodayScreen from "./TodayScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const nothing = { actions: [], proposals: [], drafts: [], needs_attention: [], unfinished: [] };
const draw = () => drawScreen(TodayScreen, "/today", "/today");

beforeEach(() => answering(core));

it("shows what waits, with a visit and a report always one press away", async () => {
  const { container } = await draw();
  await screen.findByRole("heading", { name: "Aan u gevraagd" });
  expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
  expect(screen.getByRole("link", { name: "Nieuw huisbezoek" })).toHaveAttribute("href", "#/visits/new");
  expect(screen.getByRole("link", { name: "Nieuwe melding" })).toHaveAttribute("href", "#/reports/new");
  expect(within(screen.getByRole("list", { name: "Uw acties" })).getByText("Bel de melder over de afgelopen week")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Huisbezoek aanvullen/ })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Notitie afronden.*Volle gang/ })).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${"73".repeat(16)}`);
  expect(await screen.findByRole("link", { name: /Belangen en rollen zichtbaar/ })).toHaveAttribute("href", expect.stringMatching(/factors\/2$/));
  expect(screen.getByText("geen regie")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a proposal is accepted with one press", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /Ja, ik doe dit/ }));
  expect(core).toHaveBeenCalledWith("answer_role", { role: "e1".repeat(16), accept: true, reason: "" });
});

it("a proposal is declined with a reason", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Nee/ }));
  await userEvent.type(await screen.findByLabelText(/Waarom niet/), "Ik ben twee weken weg.");
  await userEvent.click(screen.getByRole("button", { name: "Zeg nee" }));
  await vi.waitFor(() => expect(core).toHaveBeenCalledWith("answer_role", { role: "e1".repeat(16), accept: false, reason: "Ik ben twee weken weg." }));
});

it("says so when nothing waits", async () => {
  answering(core, { today: () => today({ ...nothing, counts: { today: 0, cases: 38, actions: 11, conflicts: 0 } }) });
  await draw();
  expect(await screen.findByRole("heading", { name: "Er wacht vandaag niets op u" })).toBeInTheDocument();
});

it("explains an error and keeps the two buttons", async () => {
  answering(core, { today: new ApiError("vault_damaged") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Nieuw huisbezoek" })).toBeInTheDocument();
});

it("leads to where people differ, also when nothing else waits", async () => {
  answering(core, { today: () => today({ ...nothing, counts: { today: 0, cases: 38, actions: 11, conflicts: 3 } }) });
  const { container } = await draw();
  expect(await screen.findByText(/Op 3 plekken kwamen u en een collega anders uit/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Bekijk en kies" })).toHaveAttribute("href", "#/differences");
  expect(await broken(container)).toEqual([]);
});
