import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { archiveAnswers, archiveEntry, archiveReport, brokenReport } from "../../preview/exchange/archive.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import CheckArchiveScreen from "./CheckArchiveScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const opening = vi.mocked(callOpening);
const saving = vi.mocked(callSaving);
const draw = () => drawScreen(CheckArchiveScreen, "/exchange/check-archive", "/exchange/check-archive");
const choose = () => userEvent.click(screen.getByRole("button", { name: "Kies het archief" }));

beforeEach(() => {
  answering(vi.mocked(call), archiveAnswers);
  answering(opening, archiveAnswers);
  answering(saving, archiveAnswers);
});

it("tells who wrote what, what it does not prove, and saves the report", async () => {
  const { container } = await draw();
  await userEvent.type(screen.getByLabelText("Wachtzin van het archief"), "kachel vlinder");
  expect(await broken(container)).toEqual([]);
  await choose();
  await waitFor(() => expect(opening).toHaveBeenCalledWith("verify_archive", { passphrase: "kachel vlinder" }, ["woonrust"], "dialog"));
  expect(await screen.findByText(/Alles in dit archief klopt/)).toBeInTheDocument();
  expect(screen.getByText("Dat er niets is weggelaten.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bijzonderheden van 1" }));
  expect(screen.getByText("Volle gang, één loopstrook vrij.")).toBeInTheDocument();
  expect(screen.getByText(/door Bram Voorbeeld, Gemeente Proefstad/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar het verslag als PDF" }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("save_archive_report", { token: "t1" }, "controle-van-archief.pdf"));
  expect(await screen.findByText("Verslag bewaard: 6 pagina's")).toBeInTheDocument();
});

it("what was altered is told at its entry, and can be looked at alone", async () => {
  answering(opening, { verify_archive: brokenReport });
  const { container } = await draw();
  await choose();
  expect(await screen.findByText(/In dit archief is iets veranderd/)).toBeInTheDocument();
  expect(screen.getByText(/andere inhoud dan de ondertekende inhoudslijst/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: "Alleen wat niet klopt of een gat heeft" }));
  expect(screen.queryByRole("button", { name: "Bijzonderheden van 1" })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bijzonderheden van 2" }));
  expect(screen.getByText("(veranderd: niet wat is ondertekend)")).toBeInTheDocument();
});

it("a wrong passphrase is told at its field, and the same file is tried again", async () => {
  answering(opening, { verify_archive: new ApiError("wrong_archive_passphrase") });
  await draw();
  await choose();
  expect(await screen.findAllByText("Met deze wachtzin gaat het archief niet open.")).not.toHaveLength(0);
  answering(opening, archiveAnswers);
  await userEvent.click(screen.getByRole("button", { name: "Controleer hetzelfde archief" }));
  await waitFor(() => expect(opening).toHaveBeenCalledWith("verify_archive", { passphrase: null }, ["woonrust"], "again"));
});

it("a missing passphrase is asked for", async () => {
  answering(opening, { verify_archive: new ApiError("invalid_input", { reason: "empty" }, "passphrase") });
  await draw();
  await choose();
  expect(await screen.findAllByText("Vul de wachtzin van het archief in.")).not.toHaveLength(0);
});

it.each([
  { params: { detail: "no_vault" } as Record<string, string>, says: /Ontgrendel eerst uw kluis/, not: /voor iemand anders gemaakt/ },
  { params: {} as Record<string, string>, says: /voor iemand anders gemaakt/, not: /Ontgrendel eerst uw kluis/ },
])("an archive for one person asks first for the vault, and only there is it for someone else: $says", async ({ params, says, not }) => {
  answering(opening, { verify_archive: new ApiError("file_for_someone_else", params) });
  const { container } = await draw();
  await choose();
  expect(await screen.findByRole("alert")).toHaveTextContent(says);
  expect(screen.queryByText(not)).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Terug" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a file of a colleague is no archive", async () => {
  answering(opening, { verify_archive: new ApiError("file_not_archive") });
  await draw();
  await choose();
  expect(await screen.findByText("Dit bestand is geen archief.")).toBeInTheDocument();
});

it("of a long archive more comes when it is asked for", async () => {
  const entries = Array.from({ length: 60 }, (_, place) => archiveEntry({ number: place + 1 }));
  answering(opening, { verify_archive: () => archiveReport({ entries }) });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Toon er nog 10" }));
  expect(screen.getByRole("button", { name: "Bijzonderheden van 60" })).toBeInTheDocument();
});
