import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callSaving } from "../../ipc/call.ts";
import type { CreatedVaultView } from "../../ipc/types/CreatedVaultView.ts";
import { broken, draw } from "../../kit/testing.tsx";
import { disk } from "../../preview/exchange/answers.ts";
import { QR } from "../../preview/qr.ts";
import { RecoverySheetStep } from "./RecoverySheetStep.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callSaving: vi.fn() }));
const core = vi.mocked(call);
const vault: CreatedVaultView = {
  vault_id: "0f".repeat(16),
  recovery_code: ["7K3F", "Q2MX", "0ZTB", "H8VD", "PC4N", "W1RY", "5GJE", "A9SK", "D6MP"],
  recovery_qr: QR,
  fingerprint: "7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY",
};
const show = () => draw(<main><RecoverySheetStep vault={vault} onNext={() => undefined} /></main>);

it("shows the code to read and to scan, and saves the same", async () => {
  core.mockResolvedValue(disk() as never);
  vi.mocked(callSaving).mockResolvedValue({ done: true } as never);
  const { container } = show();
  expect(screen.getByRole("img", { name: "Dezelfde herstelcode als QR-code" }).querySelector("path")).toHaveAttribute("d", QR.path);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar als bestand" }));
  expect(callSaving).toHaveBeenCalledWith("save_recovery_sheet", {}, "Woonrust herstelblad.html");
  expect(await screen.findByText("Bewaard. Zet het bestand op een veilige plek.")).toBeInTheDocument();
});

it.each([
  ["no", "Woonrust vond geen versleuteling van de schijf van deze computer"],
  ["unknown", "Of de schijf van deze computer versleuteld is, kan Woonrust niet zien"],
] as const)("the disk is told of once, off the printed sheet, and nothing waits for it: %s", async (encryption, title) => {
  core.mockResolvedValue(disk({ encryption }) as never);
  show();
  expect((await screen.findByText(title)).closest(".kit-screen-only")).not.toBeNull();
  expect(screen.getByRole("button", { name: "Ik heb de code" })).toBeEnabled();
});

it.each([["yes", disk()], ["an error", new ApiError("fault")]])("nothing is said of the disk when there is nothing to say: %s", async (_, answer) => {
  if (answer instanceof Error) core.mockRejectedValue(answer);
  else core.mockResolvedValue(answer as never);
  show();
  await waitFor(() => expect(core).toHaveBeenCalledWith("disk_encryption", {}));
  expect(screen.queryByText(/de schijf van deze computer/)).not.toBeInTheDocument();
});
