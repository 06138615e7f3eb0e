import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { call, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { ago, CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers, exported, extent, sharePreview } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ShareScreen from "./ShareScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const saving = vi.mocked(callSaving);
const draw = () => drawScreen(ShareScreen, "/cases/$caseId/share", `/cases/${CASE}/share`);
const chooseBram = async () => userEvent.click(await screen.findByRole("checkbox", { name: /Bram Voorbeeld/ }));

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(saving, exchangeAnswers);
});

it("everything goes until something was acknowledged; then only the new can be chosen", async () => {
  await draw();
  await chooseBram();
  expect(await screen.findByText(/bevestigde nog geen bestand van u/)).toBeInTheDocument();
  expect(screen.queryByRole("radio", { name: /Alleen het nieuwe/ })).not.toBeInTheDocument();
});

it("only what is new is shown and sent when it is chosen", async () => {
  const fresh = extent({ acked_at: ago(3), new: 2 });
  answering(core, { ...exchangeAnswers, share_preview: (request) => sharePreview({ extent: fresh, ...(request.only_new ? { receives: sharePreview().receives.slice(0, 2) } : {}) }) });
  const { container } = await draw();
  await chooseBram();
  expect(await screen.findByText(/^2 onderdelen. Bram Voorbeeld bevestigde het bestand van/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("radio", { name: "Alleen het nieuwe" }));
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar bestand met 2 onderdelen" }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_case", expect.objectContaining({ only_new: true }), expect.anything()));
  expect(await broken(container)).toEqual([]);
});

it("a file with nothing new acknowledges and no more", async () => {
  answering(core, { ...exchangeAnswers, share_preview: (request) => sharePreview({ extent: extent({ acked_at: ago(3), new: 0 }), ...(request.only_new ? { receives: [] } : {}) }) });
  await draw();
  await chooseBram();
  await userEvent.click(await screen.findByRole("radio", { name: /Alleen het nieuwe/ }));
  expect(await screen.findByText(/bevestigde alles al/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Bewaar bestand met alleen uw bevestiging" })).toBeInTheDocument();
});

it("what he asks for is told before it goes, and an older text goes only when the person says so", async () => {
  const asked = [
    { case: CASE, at: ago(1), what: "everything" as const, count: 0, titles: [] },
    { case: CASE, at: ago(1), what: "values" as const, count: 1, titles: ["waarneming: Volle gang"] },
  ];
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview({ extent: extent({ asked }) }) });
  const { container } = await draw();
  await chooseBram();
  expect(await screen.findByText("Bram Voorbeeld vraagt om wat daar ontbreekt")).toBeInTheDocument();
  expect(screen.getByText(/waarneming: Volle gang/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  const older = screen.getByRole("checkbox", { name: /Stuur ook de oudere tekst/ });
  expect(older).not.toBeChecked();
  expect(screen.getByText(/ook wat eerder is getypt en teruggenomen/)).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("share_preview", expect.objectContaining({ send_asked: false }));
  await userEvent.click(older);
  await waitFor(() => expect(core).toHaveBeenCalledWith("share_preview", expect.objectContaining({ send_asked: true })));
  await userEvent.click(screen.getByRole("button", { name: /Bewaar bestand/ }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_case", expect.objectContaining({ send_asked: true }), expect.anything()));
});

it("what is too large to mail goes in several files that are all named", async () => {
  const files = ["1", "2", "3"].map((number) => ({ file: number.repeat(32), name: `WR-7K3F-${number}.woonrust`, bytes: 18_000_000, sha256: "9c".repeat(32) }));
  answering(core, { ...exchangeAnswers, share_preview: () => sharePreview({ extent: extent({ bytes: 48_000_000, mail_files: 3 }) }) });
  answering(saving, { ...exchangeAnswers, export_case: () => ({ ...exported, files }) });
  const { container } = await draw();
  await chooseBram();
  await userEvent.click(await screen.findByRole("checkbox", { name: /Verdeel over 3 bestanden/ }));
  await userEvent.click(screen.getByRole("button", { name: /Bewaar bestand/ }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_case", expect.objectContaining({ mail: true }), expect.anything()));
  expect(await screen.findByText(/WR-7K3F-3.woonrust/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("nothing is saved on the overview of an earlier choice while the new one is made", async () => {
  const fresh = extent({ acked_at: ago(3), new: 2 });
  let arrive: (() => void) | undefined;
  const later = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const slow = async (request: { only_new: boolean }) => {
    if (request.only_new) await later;
    return sharePreview({ extent: fresh, ...(request.only_new ? { receives: sharePreview().receives.slice(0, 2) } : {}) });
  };
  answering(core, { ...exchangeAnswers, share_preview: slow as never });
  await draw();
  await chooseBram();
  await userEvent.click(await screen.findByRole("radio", { name: "Alleen het nieuwe" }));
  expect(await screen.findByText("Het overzicht wordt bijgewerkt.")).toHaveAttribute("role", "status");
  await userEvent.click(screen.getByRole("button", { name: "Bezig…" }));
  expect(saving).not.toHaveBeenCalled();
  arrive?.();
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar bestand met 2 onderdelen" }));
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_case", expect.objectContaining({ only_new: true }), expect.anything()));
});
