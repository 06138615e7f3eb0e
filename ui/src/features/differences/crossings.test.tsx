import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { CrossingView } from "../../ipc/types/CrossingView.ts";
import { broken } from "../../kit/testing.tsx";
import { ago, CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import DifferencesScreen from "./DifferencesScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const FACT = "73".repeat(16);

const crossing = (change: Partial<CrossingView>): CrossingView => ({
  what: "late", case: CASE, case_number: "WR-7K3F", address: "Proefstraat 12, Proefstad", record: FACT, kind: "fact/1", kind_label: "waarneming", title: "Volle gang.",
  people: ["Bram Voorbeeld, Gemeente Proefstad"], own: false, at_time: ago(1, "10:00"), late: [], saw: "ab", ...change,
});
const late = crossing({ late: [{ label: "gezien, gehoord of geroken", text: "Ook een lekke kraan.", not_received: false }] });
const lead = crossing({ what: "double_lead", record: CASE, kind: "role/1", kind_label: "rol", title: "", people: ["Anna Proef", "Bram Voorbeeld"], at_time: null, saw: "" });
const gone = crossing({ what: "deleted_and_changed", record: "74".repeat(16), saw: "cd" });

const draw = (crossings: CrossingView[]) => {
  answering(core, { ...exchangeAnswers, list_conflicts: () => ({ conflicts: [], crossings }) });
  return drawScreen(DifferencesScreen, "/differences", "/differences");
};

beforeEach(() => answering(core, exchangeAnswers));

it("each has its own plain words and a way on", async () => {
  const { container } = await draw([lead, gone, late]);
  const region = await screen.findByRole("region", { name: "Langs elkaar heen gegaan" });
  expect(within(region).getByText(/Anna Proef en Bram Voorbeeld zeggen allebei dat zij de regie hebben/)).toBeInTheDocument();
  expect(within(region).getByRole("link", { name: /^Naar partners en rollen/ })).toHaveAttribute("href", `#/cases/${CASE}/partners`);
  expect(within(region).getByText(/haalde dit weg, maar er was intussen aan geschreven/)).toBeInTheDocument();
  expect(within(region).getByText(/al afgerond toen Bram Voorbeeld, Gemeente Proefstad er nog in schreef/)).toBeInTheDocument();
  expect(within(region).getByText("Ook een lekke kraan.", { exact: false })).toBeInTheDocument();
  expect(within(region).getAllByRole("link", { name: /^Bekijk het in de zaak/ })[1]).toHaveAttribute("href", `#/cases/${CASE}/timeline?entry=${FACT}`);
  expect(screen.queryByText("Geen verschillen")).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("who deleted it himself is told what he can do", async () => {
  await draw([{ ...gone, own: true }]);
  expect(await screen.findByText(/U haalde dit weg, maar een ander had er intussen aan geschreven/)).toBeInTheDocument();
});

it("what one knows goes off the list; two who lead cannot be put aside", async () => {
  await draw([lead, late]);
  const know = await screen.findAllByRole("button", { name: /^Ik weet dit/ });
  expect(know).toHaveLength(1);
  await userEvent.click(know[0] as HTMLElement);
  await waitFor(() => expect(core).toHaveBeenCalledWith("note_crossing_seen", { record: FACT, saw: "ab" }));
});

it("a refusal is told", async () => {
  await draw([late]);
  answering(core, { ...exchangeAnswers, list_conflicts: () => ({ conflicts: [], crossings: [late] }), note_crossing_seen: new ApiError("changed_meanwhile") });
  await userEvent.click(await screen.findByRole("button", { name: /^Ik weet dit/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Er is niets gewijzigd.");
});
