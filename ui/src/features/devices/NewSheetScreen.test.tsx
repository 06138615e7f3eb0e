import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { newSheet } from "../../preview/exchange/devices.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import NewSheetScreen from "./NewSheetScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const show = () => drawScreen(NewSheetScreen, "/settings/recovery-sheet", "/settings/recovery-sheet");
const begin = async () => {
  await userEvent.click(await screen.findByRole("radio", { name: "Iemand anders kan het hebben gezien of meegenomen" }));
  await userEvent.type(screen.getByLabelText("Uw wachtzin"), "tuinhek lantaarn");
  await userEvent.click(screen.getByRole("button", { name: "Maak een nieuwe code" }));
};

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(opening, exchangeAnswers);
});

it("asks why, and who may have seen it is told to call", async () => {
  const { container } = await show();
  await userEvent.click(await screen.findByRole("button", { name: "Maak een nieuwe code" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies wat er met uw herstelblad is.");
  expect(core).not.toHaveBeenCalledWith("begin_new_sheet", expect.anything());
  await begin();
  expect(core).toHaveBeenCalledWith("begin_new_sheet", { passphrase: "tuinhek lantaarn", reason: "leaked" });
  expect(await screen.findByRole("heading", { level: 1, name: "Uw nieuwe herstelcode" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("holds only when two groups were typed back, and then names who must hear and which backups must go", async () => {
  const { container } = await show();
  await begin();
  // The old sheet is the only one that opens anything until the new one holds.
  expect(await screen.findByText(/Houd het oude blad tot het nieuwe geldt\./)).toBeInTheDocument();
  expect(screen.queryByText(/Vernietig het oude blad/)).not.toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "Ik heb de code" }));
  const fields = screen.getAllByRole("textbox");
  expect(fields).toHaveLength(2);
  for (const field of fields) await userEvent.type(field, "7k3f");
  expect(core).not.toHaveBeenCalledWith("confirm_new_sheet", expect.anything());
  await userEvent.click(screen.getByRole("button", { name: "Neem het nieuwe blad in gebruik" }));
  expect(await screen.findByRole("group", { name: "Uw nieuwe vingerafdruk" })).toHaveTextContent("H8VD");
  expect(screen.getByText(/^Vernietig het oude blad als al uw apparaten/)).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Wie het moet weten" })).getByText(/Bram Voorbeeld/)).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Oude reservekopieën" })).getByText(/oude-stick/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a group that differs is named, and the old sheet still holds", async () => {
  answering(core, { ...exchangeAnswers, confirm_new_sheet: new ApiError("wrong_recovery_code", {}, "first") });
  await show();
  await begin();
  await userEvent.click(await screen.findByRole("button", { name: "Ik heb de code" }));
  await userEvent.click(screen.getByRole("button", { name: "Neem het nieuwe blad in gebruik" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/is anders dan op uw blad/);
  await userEvent.click(screen.getByRole("button", { name: "Toon de code nog eens" }));
  expect(screen.getByRole("list", { name: "Herstelcode" })).toBeInTheDocument();
});

it.each(["cancelled", "disk_full", "disk_fault"] as const)("who stopped it or had no room tries again with the same sheet: %s", async (code) => {
  answering(core, { ...exchangeAnswers, confirm_new_sheet: new ApiError(code) });
  await show();
  await begin();
  await userEvent.click(await screen.findByRole("button", { name: "Ik heb de code" }));
  await userEvent.click(screen.getByRole("button", { name: "Neem het nieuwe blad in gebruik" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("u kunt het opnieuw proberen met dezelfde code");
  answering(core, exchangeAnswers);
  await userEvent.click(screen.getByRole("button", { name: "Neem het nieuwe blad in gebruik" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Uw nieuwe herstelblad geldt" })).toBeInTheDocument();
});

it.each(["not_found", "wrong_passphrase"] as const)("a code that can never be used is said to be void, and it begins again: %s", async (code) => {
  answering(core, { ...exchangeAnswers, confirm_new_sheet: new ApiError(code) });
  const { container } = await show();
  await begin();
  await userEvent.click(await screen.findByRole("button", { name: "Ik heb de code" }));
  await userEvent.click(screen.getByRole("button", { name: "Neem het nieuwe blad in gebruik" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("die code opent niets");
  expect(screen.queryByRole("button", { name: "Toon de code nog eens" })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Begin opnieuw" }));
  expect(await screen.findByRole("button", { name: "Maak een nieuwe code" })).toBeInTheDocument();
});

it("a backup that is here is destroyed, one that is elsewhere is ticked off", async () => {
  await show();
  const list = await screen.findByRole("list", { name: "Oude reservekopieën" });
  await userEvent.click(within(list).getByRole("button", { name: /^Vernietig/ }));
  expect(screen.getByRole("alertdialog")).toHaveTextContent("Kopieën op andere plekken blijven");
  await userEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Vernietig" }));
  expect(core).toHaveBeenCalledWith("destroy_backup", { backup: "1795000000000", by_hand: false, yes: true });
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  await userEvent.click(within(list).getByRole("button", { name: /Ik heb hem vernietigd/ }));
  await userEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Ja, hij is vernietigd" }));
  expect(core).toHaveBeenCalledWith("destroy_backup", { backup: "1790000000000", by_hand: true, yes: true });
});

it("another own device takes the sheet over with the new card and the new code", async () => {
  await show();
  await userEvent.click(await screen.findByRole("button", { name: "Een ander apparaat van u maakte het nieuwe blad al" }));
  await userEvent.click(screen.getByLabelText("Groep 1"));
  await userEvent.paste(newSheet.recovery_code.join("-"));
  await userEvent.type(screen.getByLabelText("Wachtzin van dit apparaat"), "tuinhek lantaarn");
  await userEvent.click(screen.getByRole("button", { name: "Kies de nieuwe kaart en neem het blad over" }));
  expect(opening).toHaveBeenCalledWith("join_new_sheet", { recovery_code: newSheet.recovery_code.join("-"), passphrase: "tuinhek lantaarn" }, ["woonrust-card"]);
  expect(await screen.findByRole("heading", { level: 1, name: "Uw nieuwe herstelblad geldt" })).toBeInTheDocument();
});
