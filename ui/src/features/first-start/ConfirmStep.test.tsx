import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { draw } from "../../kit/testing.tsx";
import { twoGroups } from "../../parts/twoGroups.tsx";
import { ConfirmStep } from "./ConfirmStep.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callSaving: vi.fn() }));

it("always asks two different groups", () => {
  for (let a = 0; a < 9; a += 1) {
    for (let b = 0; b < 8; b += 1) {
      const draws = [a, b];
      const [first, second] = twoGroups(9, () => draws.shift() ?? 0);
      expect(first).toBeLessThan(second);
      expect(second).toBeLessThan(9);
    }
  }
});

it("a wrong group is named and what was typed stays", async () => {
  vi.mocked(call).mockRejectedValueOnce(new ApiError("wrong_recovery_code", {}, "second"));
  draw(<ConfirmStep count={9} onBack={() => undefined} onOpen={() => undefined} />);
  const [first, second] = screen.getAllByRole("textbox");
  await userEvent.type(first as HTMLElement, "7k3f");
  await userEvent.type(second as HTMLElement, "xxxx");
  await userEvent.click(screen.getByRole("button", { name: "Open mijn kluis" }));
  await waitFor(() => expect(screen.getByRole("alert", { name: "Er ging iets mis" })).toHaveFocus());
  expect(second).toHaveAccessibleDescription(/anders dan op uw blad/);
  expect(first).toHaveValue("7K3F");
});
