import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { broken, draw } from "../../kit/testing.tsx";
import RestoreScreen from "./RestoreScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const opening = vi.mocked(callOpening);
const show = (onOpen = () => undefined, hasVault = false) => draw(<main><RestoreScreen hasVault={hasVault} onOpen={onOpen} onBack={() => undefined} /></main>);

beforeEach(() => {
  vi.mocked(call).mockImplementation(async () => ({ passphrase: "tuinhek lantaarn zeven kompas brood" }) as never);
});

it("restores with the passphrase of the copy", async () => {
  const onOpen = vi.fn();
  const { container } = show(onOpen);
  expect(await broken(container)).toEqual([]);
  opening.mockResolvedValueOnce({ person: {}, drafts: 0, alarms: [] } as never);
  await userEvent.type(screen.getByLabelText("Wachtzin van de reservekopie"), "oude zin");
  await userEvent.click(screen.getByRole("button", { name: "Kies de reservekopie en zet terug" }));
  expect(opening).toHaveBeenCalledWith("restore_vault", { secret_kind: "passphrase", secret: "oude zin", new_passphrase: null }, ["woonrust-backup"], "dialog");
  await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
});

it("with the recovery code a new passphrase is chosen", async () => {
  const { container } = show();
  await userEvent.click(screen.getByRole("radio", { name: "Met de herstelcode" }));
  await screen.findByText("tuinhek lantaarn zeven kompas brood");
  expect(await broken(container)).toEqual([]);
  opening.mockResolvedValueOnce(null);
  await userEvent.type(screen.getByLabelText("Herstelcode"), "7K3F-Q2MX");
  await userEvent.click(screen.getByRole("button", { name: "Kies de reservekopie en zet terug" }));
  expect(opening).toHaveBeenCalledWith("restore_vault", { secret_kind: "recovery_code", secret: "7K3F-Q2MX", new_passphrase: "tuinhek lantaarn zeven kompas brood" }, ["woonrust-backup"], "dialog");
  expect(screen.getByLabelText("Herstelcode")).toHaveValue("7K3F-Q2MX");
});

it("a wrong secret stands beside its field", async () => {
  show();
  opening.mockRejectedValueOnce(new ApiError("wrong_backup_secret"));
  await userEvent.type(screen.getByLabelText("Wachtzin van de reservekopie"), "fout");
  await userEvent.click(screen.getByRole("button", { name: "Kies de reservekopie en zet terug" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("gaat de reservekopie niet open");
  expect(screen.getByLabelText("Wachtzin van de reservekopie")).toHaveValue("fout");
});

it("after a wrong secret the same copy is tried again without choosing it again", async () => {
  const { container } = show();
  opening.mockRejectedValueOnce(new ApiError("wrong_backup_secret"));
  await userEvent.type(screen.getByLabelText("Wachtzin van de reservekopie"), "fout");
  await userEvent.click(screen.getByRole("button", { name: "Kies de reservekopie en zet terug" }));
  opening.mockRejectedValueOnce(new ApiError("wrong_backup_secret"));
  await userEvent.click(await screen.findByRole("button", { name: "Zet dezelfde kopie terug" }));
  expect(opening).toHaveBeenLastCalledWith("restore_vault", { secret_kind: "passphrase", secret: "fout", new_passphrase: null }, ["woonrust-backup"], "again");
  expect(await broken(container)).toEqual([]);
  opening.mockResolvedValueOnce(null);
  await userEvent.click(await screen.findByRole("button", { name: "Kies een andere kopie" }));
  expect(opening).toHaveBeenLastCalledWith("restore_vault", expect.anything(), ["woonrust-backup"], "dialog");
});

it("a damaged copy changes nothing", async () => {
  show();
  opening.mockRejectedValueOnce(new ApiError("file_altered"));
  await userEvent.type(screen.getByLabelText("Wachtzin van de reservekopie"), "zin");
  await userEvent.click(screen.getByRole("button", { name: "Kies de reservekopie en zet terug" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Er is niets teruggezet.");
});

it("is never put over a vault that is there", async () => {
  const { container } = show(undefined, true);
  expect(screen.getByText("Er staat al een kluis op deze computer")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /zet terug/ })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});
