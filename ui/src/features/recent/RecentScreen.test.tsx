import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { ResultBar } from "../../kit/ResultBar.tsx";
import { broken } from "../../kit/testing.tsx";
import { recent } from "../../preview/cases/answers.ts";
import { CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import RecentScreen from "./RecentScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const WithBar = () => (
  <>
    <RecentScreen />
    <ResultBar />
  </>
);
const draw = () => drawScreen(WithBar, "/recent", "/recent");
const items = async () => within(await screen.findByRole("list", { name: "Recente handelingen" })).getAllByRole("listitem");

beforeEach(() => answering(core));

it("says what was done, when and in which case, newest first", async () => {
  const { container } = await draw();
  const [first, ...rest] = await items();
  expect(first).toHaveTextContent(/Actie afgerond of weer geopend.*actie: Bel de melder.*vandaag \d\d\.40 · Proefstraat 12, Proefstad \(WR-7K3F\)/);
  expect(within(first as HTMLElement).getByRole("link")).toHaveAttribute("href", `#/cases/${CASE}`);
  expect(rest).toHaveLength(3);
  expect(await broken(container)).toEqual([]);
});

it("takes one back that is not the last one, and says so", async () => {
  await draw();
  const [, second] = await items();
  await userEvent.click(within(second as HTMLElement).getByRole("button", { name: /^Maak ongedaan: Verbeterd/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("undo", { deed: 3 }));
  expect(await screen.findByText("Ongedaan gemaakt.")).toBeInTheDocument();
});

it.each([
  ["undone", "Is ongedaan gemaakt."],
  ["anothers_word", "Kan niet: een collega had hier ja gezegd, en dat kunt u niet voor die persoon terugzetten. Kies de persoon opnieuw bij de actie en vraag het nog eens."],
  ["changed", "Kan niet meer: daarna is dit nog gewijzigd, door u of een collega."],
  ["finished", "Kan niet meer: het is daarna afgerond. Voeg een correctie toe."],
  ["withdrawn", "Kan niet meer: het is daarna teruggenomen. Maak eerst dat ongedaan."],
  ["case_closed", "Kan niet: de zaak is niet open."],
] as const)("what cannot be taken back says why: %s", async (state, why) => {
  answering(core, { list_recent: () => ({ deeds: recent.slice(0, 1).map((deed) => ({ ...deed, state })) }) });
  await draw();
  expect(await screen.findByText(why)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Maak ongedaan/ })).not.toBeInTheDocument();
});

it("a refusal stands beside what it is about", async () => {
  answering(core, { undo: new ApiError("changed_meanwhile") });
  await draw();
  const [first] = await items();
  await userEvent.click(within(first as HTMLElement).getByRole("button", { name: /^Maak ongedaan/ }));
  expect(await within(first as HTMLElement).findByRole("alert")).toHaveTextContent("Er is niets gewijzigd.");
});

it("without anything done it says what will stand here", async () => {
  answering(core, { list_recent: () => ({ deeds: [] }) });
  await draw();
  expect(await screen.findByText("Er is nog niets om ongedaan te maken")).toBeInTheDocument();
});
