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
  ["anothers_word", "Kan niet: hier stond wat een collega zelf had gezegd of nagegaan, en dat kunt u niet voor die persoon terugzetten. Wijzig het waar het staat, en vraag de collega het nog eens te zeggen."],
  ["changed", "Kan niet meer: daarna is dit nog gewijzigd, door u of een collega."],
  ["finished", "Kan niet meer: het is daarna afgerond. Voeg een correctie toe."],
  ["withdrawn", "Kan niet meer: het is daarna teruggenomen. Maak eerst dat ongedaan."],
  ["case_closed", "Kan niet: de zaak is niet open."],
  ["narrowed", "Kan niet: wat voor minder mensen is, wordt niet weer voor meer. Wie het had, hoort bij het delen dat het stopt."],
  ["final", "Kan niet: wat u afrondt of vaststelt, blijft zo staan. Zet er een correctie bij."],
  ["handed_over", "Kan niet: dit hoort bij een overdracht. Trek die in of beantwoord die op de pagina van de overdracht."],
  ["unclear", "Kan niet: wat hier eerst stond, is niet in één keer terug te zetten. Wijzig het waar het staat."],
  ["used", "Kan niet meer: iets dat er later bij kwam, verwijst hiernaar. Maak eerst dat ongedaan, of wijzig het waar het staat."],
  ["shared", "Kan niet meer: dit ging al mee in een bestand voor een partner. Wijzig het of neem het terug waar het staat; dat gaat een volgende keer mee."],
] as const)("what cannot be taken back says why: %s", async (state, why) => {
  answering(core, { list_recent: () => ({ deeds: recent.slice(0, 1).map((deed) => ({ ...deed, state })) }) });
  await draw();
  expect(await screen.findByText(why)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Maak ongedaan/ })).not.toBeInTheDocument();
});

it.each([
  ["move_phase", "changed", "Naar een andere fase"],
  ["add_entry", "made", "Vastgelegd"],
  ["answer_question", "changed", "Gewijzigd"],
  ["remove_agenda_item", "withdrawn", "Teruggenomen"],
] as const)("says what was done by its use case, else by what became of it: %s", async (call, did, words) => {
  answering(core, { list_recent: () => ({ deeds: recent.slice(0, 1).map((deed) => ({ ...deed, call, did })) }) });
  await draw();
  expect(await screen.findByText(words)).toBeInTheDocument();
});

it("what belongs to no case leads to none", async () => {
  answering(core, { list_recent: () => ({ deeds: recent.slice(0, 1).map((deed) => ({ ...deed, case: null, number: "", address: "" })) }) });
  await draw();
  await items();
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
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
