import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { broken, draw } from "../../kit/testing.tsx";
import FirstStartScreen from "./FirstStartScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const show = (unfinished: boolean, onRestore = () => undefined, onOpen = () => undefined) => draw(<main><FirstStartScreen unfinished={unfinished} onOpen={onOpen} onRestore={onRestore} onCheck={() => undefined} /></main>);

it("after a first start that was cut off it says so, and everything can still be begun", async () => {
  const onRestore = vi.fn();
  const { container } = show(true, onRestore);
  expect(screen.getByText("Vorige keer is uw kluis niet afgemaakt")).toBeInTheDocument();
  expect(screen.getByText(/Er stond nog niets in de kluis/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Zet een reservekopie terug" }));
  expect(onRestore).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Maak mijn kluis" }));
  expect(screen.getByRole("heading", { level: 1, name: "Wie bent u?" })).toBeInTheDocument();
});

it("the very first time nothing is said about an earlier one", () => {
  show(false);
  expect(screen.queryByText("Vorige keer is uw kluis niet afgemaakt")).not.toBeInTheDocument();
});

it("a person who has a vault elsewhere comes in with the card and the recovery code, as another device", async () => {
  const passphrase = "tuinhek lantaarn zeven kompas brood";
  vi.mocked(call).mockImplementation(async (name) => (name === "check_recovery_group" ? { ok: true } : { passphrase }) as never);
  const onOpen = vi.fn();
  const { container } = show(false, undefined, onOpen);
  await userEvent.click(screen.getByRole("button", { name: "Ik gebruik Woonrust al op een ander apparaat" }));
  expect(screen.getByRole("heading", { level: 1, name: "Een apparaat erbij" })).toBeInTheDocument();
  await screen.findByText(passphrase);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Kies mijn kaart en maak de kluis" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Groep 1 is niet compleet.");
  expect(callOpening).not.toHaveBeenCalled();
  const code = "5GJE-A9SK-D6MP-7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY";
  await userEvent.click(screen.getByLabelText("Groep 1"));
  await userEvent.paste(code);
  vi.mocked(callOpening).mockRejectedValueOnce(new ApiError("wrong_recovery_code"));
  await userEvent.click(screen.getByRole("button", { name: "Kies mijn kaart en maak de kluis" }));
  expect(await screen.findByText(/Deze herstelcode hoort niet bij de kaart/, { selector: "[role=alert] *" })).toBeInTheDocument();
  vi.mocked(callOpening).mockResolvedValueOnce({ person: {}, drafts: 0, alarms: [] } as never);
  await userEvent.click(screen.getByRole("button", { name: "Kies mijn kaart en maak de kluis" }));
  expect(callOpening).toHaveBeenLastCalledWith("add_device", { recovery_code: code, passphrase }, ["woonrust-card"]);
  await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
});
