import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { exchangeAnswers, imported, importPreview } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ImportScreen from "./ImportScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const draw = () => drawScreen(ImportScreen, "/exchange/import", "/exchange/import");
const one = importPreview().conflicts;
const many = { conflicts: Array.from({ length: 51 }, (_, index) => ({ ...(one[0] as (typeof one)[number]), record: String(index) })), conflicts_need_yes: true };

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(opening, exchangeAnswers);
});

const merge = async () => {
  await userEvent.click(screen.getByRole("button", { name: "Kies een bestand" }));
  await userEvent.click(await screen.findByRole("button", { name: "Samenvoegen" }));
};

it("a merge is undone as a whole, after a question", async () => {
  const { container, at } = await draw();
  await merge();
  await userEvent.click(await screen.findByRole("button", { name: /^Maak dit samenvoegen ongedaan/ }));
  const asks = await screen.findByRole("alertdialog", { name: "Dit samenvoegen ongedaan maken?" });
  expect(asks).toHaveTextContent("Wat dit bestand van Bram Voorbeeld bracht, gaat weg uit uw kluis.");
  expect(asks).toHaveTextContent("Met hetzelfde bestand haalt u alles weer binnen.");
  expect(await broken(container)).toEqual([]);
  expect(core).not.toHaveBeenCalledWith("undo_import", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Maak ongedaan" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("undo_import", { import: 4 }));
  await waitFor(() => expect(at()).toBe("/exchange"));
});

it("a refusal says that everything is still there", async () => {
  answering(core, { ...exchangeAnswers, undo_import: new ApiError("not_undoable", { why: "exported" }) });
  await draw();
  await merge();
  await userEvent.click(await screen.findByRole("button", { name: /^Maak dit samenvoegen ongedaan/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Maak ongedaan" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Wat het bestand bracht, staat er nog.");
});

it("what carried out an erasure cannot be undone, so nothing offers it", async () => {
  answering(core, { ...exchangeAnswers, import_file: () => imported({ undoable: false }) });
  await draw();
  await merge();
  expect(await screen.findByRole("heading", { level: 1, name: "Samengevoegd" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Maak dit samenvoegen ongedaan/ })).not.toBeInTheDocument();
});

it("very many differences take a yes that names their number", async () => {
  answering(opening, { ...exchangeAnswers, preview_import: () => importPreview(many) });
  const { container } = await draw();
  await merge();
  expect(screen.getByText("Dit bestand geeft 51 verschillen om te kiezen")).toBeInTheDocument();
  expect(await screen.findByRole("alertdialog", { name: "Toch samenvoegen, met 51 verschillen?" })).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("import_file", expect.anything());
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Nee, nog niet" }));
  expect(core).not.toHaveBeenCalledWith("import_file", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Samenvoegen" }));
  await userEvent.click(await screen.findByRole("button", { name: "Ja, met 51 verschillen" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("import_file", { token: "t1", conflicts: 51 }));
});
