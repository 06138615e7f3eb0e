import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken, draw } from "../../kit/testing.tsx";
import UnlockScreen from "./UnlockScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const answer = vi.mocked(call);
const locked = { state: "locked", delay_seconds: 0, failed_attempts: 0, sample: false, sample_passphrase: null, person: null } as const;

it("starts in the field and opens with the right passphrase", async () => {
  const opened = vi.fn();
  answer.mockResolvedValueOnce({ drafts: 0, alarms: [] } as never);
  const { container } = draw(<UnlockScreen status={locked} onOpen={opened} onStatus={() => undefined} onRecover={() => undefined} />);
  expect(screen.getByLabelText("Wachtzin")).toHaveFocus();
  expect(await broken(container)).toEqual([]);
  await userEvent.keyboard("tuinhek lantaarn{Enter}");
  expect(answer).toHaveBeenCalledWith("unlock", { passphrase: "tuinhek lantaarn" });
  expect(opened).toHaveBeenCalledOnce();
});

it("a wrong passphrase keeps what was typed and says how long to wait", async () => {
  answer.mockRejectedValueOnce(new ApiError("wrong_passphrase", { seconds: "4" }, "passphrase"));
  draw(<UnlockScreen status={locked} onOpen={() => undefined} onStatus={() => undefined} onRecover={() => undefined} />);
  await userEvent.keyboard("fout{Enter}");
  const field = screen.getByLabelText("Wachtzin");
  expect(field).toHaveValue("fout");
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription(/niet juist/);
  expect(screen.getByText(/over 4 seconden opnieuw/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Ontgrendel" })).toBeDisabled();
  await act(async () => undefined);
});

const samples = { ...locked, sample: true, sample_passphrase: "voorbeeld" } as const;

it("the example cases go only after a question", async () => {
  const gone = vi.fn();
  const left = { ...locked, state: "none" };
  answer.mockReset();
  answer.mockResolvedValueOnce(left as never);
  draw(<UnlockScreen status={samples} onOpen={() => undefined} onStatus={gone} onRecover={() => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "Verwijder de voorbeeldzaken" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Voorbeeldzaken verwijderen?" }, { timeout: 10_000 });
  expect(answer).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole("button", { name: "Terug" }));
  expect(answer).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Verwijder de voorbeeldzaken" }));
  await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Verwijder" }));
  expect(answer).toHaveBeenCalledWith("leave_samples", {});
  expect(gone).toHaveBeenCalledWith(left);
});
