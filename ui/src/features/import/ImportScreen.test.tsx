import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import type { ErrorCode } from "../../ipc/types/ErrorCode.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { elsContact, exchangeAnswers, imported, importPreview } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ImportScreen from "./ImportScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const draw = (search = "") => drawScreen(ImportScreen, "/exchange/import", `/exchange/import${search}`);
const choose = () => userEvent.click(screen.getByRole("button", { name: "Kies een bestand" }));

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(opening, exchangeAnswers);
});

it("shows who it is from and what changes; nothing is written", async () => {
  const { container } = await draw();
  expect(await broken(container)).toEqual([]);
  await choose();
  expect(await screen.findByRole("heading", { level: 1, name: "Bestand van Bram Voorbeeld, Gemeente Proefstad" })).toHaveFocus();
  expect(document.title).not.toContain("Bram");
  expect(screen.getByText("5 onderdelen zijn nieuw")).toBeInTheDocument();
  expect(screen.getByText("U hebt al een andere zaak op dit adres")).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Zaak: urgentie gemiddeld hoog/ })).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("import_file", expect.anything());
  expect(await broken(container)).toEqual([]);
});

it("merges and leads to cases and differences", async () => {
  const { container } = await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("import_file", { token: "t1" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Samengevoegd" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Bekijk de verschillen" })).toHaveAttribute("href", "#/differences");
  expect(screen.getByRole("link", { name: /Proefstraat 12/ })).toHaveAttribute("href", `#/cases/${CASE}`);
  expect(await broken(container)).toEqual([]);
});

it("leaving it leaves no trace", async () => {
  const { at } = await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Toch niet" }));
  expect(core).toHaveBeenCalledWith("cancel_import", { token: "t1" });
  await waitFor(() => expect(at()).toBe("/exchange"));
});

it("alarms come first", async () => {
  const contact = elsContact;
  answering(opening, {
    preview_import: () => importPreview({
      from: contact, known: false, alarms: [{ code: "look_alike", contact }], quarantined: [{ reason: "not_partner", count: 3 }], incomplete: 2, unknown_kinds: 1,
      deletions: [{ record: "51".repeat(16), case: CASE, kind: "fact/1", kind_label: "waarneming", title: "Rook.", new: false }],
    }),
  });
  const { container } = await draw();
  await choose();
  expect(await screen.findByRole("alert")).toHaveTextContent("Er is al een andere Els Verzonnen bij uw contacten");
  expect(screen.getByText("U kent deze afzender nog niet")).toBeInTheDocument();
  expect(screen.getByText(/van iemand die geen partner van de zaak is/)).toBeInTheDocument();
  expect(screen.getByText("Waarneming: Rook.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it.each<[ErrorCode, RegExp]>([
  ["file_truncated", /afgekapt/],
  ["file_altered", /veranderd sinds het is gemaakt/],
  ["file_for_someone_else", /niet voor u gemaakt/],
  ["file_newer", /nieuwere versie/],
  ["unknown_signer", /bewijst niet wie/],
  ["file_too_large", /groter dan/],
  ["file_not_woonrust", /geen bestand van Woonrust/],
  ["file_not_for_import", /niet samenvoegen/],
  ["disk_fault", /Lezen of schrijven/],
])("%s has its own words and nothing was imported", async (code, words) => {
  answering(opening, { preview_import: new ApiError(code, { detail: "footer" }) });
  await draw();
  await choose();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(words);
  expect(alert).toHaveTextContent("Er is niets geïmporteerd.");
  expect(screen.getByRole("button", { name: "Kies een ander bestand" })).toBeInTheDocument();
});

it("a large file needs a yes", async () => {
  answering(opening, { preview_import: new ApiError("file_needs_yes", { bytes: "900000000" }) });
  await draw();
  await choose();
  expect(await screen.findByRole("alert")).toHaveTextContent("900 MB");
  answering(opening, exchangeAnswers);
  await userEvent.click(screen.getByRole("button", { name: /open het toch/ }));
  await waitFor(() => expect(opening).toHaveBeenLastCalledWith("preview_import", { yes: true }, ["woonrust"], false));
});

it("takes a file that was opened from outside", async () => {
  await draw("?waiting=true");
  await waitFor(() => expect(opening).toHaveBeenCalledWith("preview_import", { yes: false }, ["woonrust"], true));
});

it("what was here already changes nothing", async () => {
  answering(core, { ...exchangeAnswers, import_file: () => imported({ applied: false, conflicts: 0 }) });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Alles was hier al" })).toBeInTheDocument();
});

it("a stale preview asks to look again", async () => {
  answering(core, { ...exchangeAnswers, import_file: new ApiError("preview_stale") });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
  expect(await screen.findByRole("button", { name: "Kies het bestand opnieuw" })).toBeInTheDocument();
});
