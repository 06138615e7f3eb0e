import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE, OTHER_CASE } from "../../preview/cases/people.ts";
import { board } from "../../preview/together/meeting.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import BoardScreen from "./BoardScreen.tsx";
import StagnationScreen from "./StagnationScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(BoardScreen, "/board", "/board");
const drawStill = (search = "") => drawScreen(StagnationScreen, "/board/stagnation", `/board/stagnation${search}`);

beforeEach(() => answering(core));

it("every number leads to its list", async () => {
  const { container } = await draw();
  expect(await screen.findByRole("link", { name: /^Zonder regievoerder/ })).toHaveAttribute("href", "#/cases?needs=no_lead");
  expect(screen.getByRole("link", { name: /^Onderzoek/ })).toHaveAttribute("href", "#/cases?phases=F2");
  expect(screen.getByRole("link", { name: /^Over de schutting/ })).toHaveAttribute("href", "#/cases?pitfalls=vk3");
  expect(screen.getByRole("link", { name: /^Tekorten/ })).toHaveAttribute("href", "#/team?kind=shortage&state=open");
  expect(screen.getByRole("link", { name: /^1: Corporatie De Proef, Verlopen/ })).toHaveAttribute("href", "#/actions?organisation=Corporatie+De+Proef&overdue=true");
  expect(await broken(container)).toEqual([]);
});

it("the same numbers can be read as a table", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Toon als tabel: Zaken per fase/ }));
  const table = screen.getByRole("table", { name: "Zaken per fase" });
  expect(within(table).getByRole("link", { name: /^14: Onderzoek/ })).toHaveAttribute("href", "#/cases?phases=F2");
});

it("says so when there are no cases, and explains an error", async () => {
  answering(core, { board: () => ({ ...board, open: 0 }) });
  await draw();
  expect(await screen.findByRole("heading", { name: "Er zijn geen open zaken" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { board: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});

it("what stands still names its case, what it rests on and what now", async () => {
  const { container } = await drawStill();
  expect(await screen.findByRole("link", { name: "Proefstraat 12, Proefstad" })).toHaveAttribute("href", `#/cases/${CASE}`);
  expect(screen.getByRole("link", { name: /^Plan een actie/ })).toBeInTheDocument();
  expect(screen.getAllByRole("button", { name: /^Later, omdat/ })).toHaveLength(2);
  await userEvent.click(screen.getAllByRole("button", { name: "Waarom ziet u dit?" })[1] as HTMLElement);
  expect(screen.getByRole("link", { name: "Harde muziek tot half twee" })).toHaveAttribute("href", `#/cases/${OTHER_CASE}/timeline?entry=${"72".repeat(16)}`);
  expect(await broken(container)).toEqual([]);
});

it("keeps what is chosen in the address", async () => {
  const { at } = await drawStill();
  await userEvent.click(await screen.findByRole("button", { name: /^Geen volgende stap/ }));
  await waitFor(() => expect(at()).toBe("/board/stagnation?rule=W34"));
  await waitFor(() => expect(core).toHaveBeenCalledWith("attention_over_all", { lead: "any", rules: ["W34"], all: false, offset: 0, limit: 50 }));
  await userEvent.click(screen.getByRole("radio", { name: "Waar ik de regie heb" }));
  await waitFor(() => expect(at()).toBe("/board/stagnation?rule=W34&lead=mine"));
});
