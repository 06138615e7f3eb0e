import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers, mergedFiles } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ExchangeScreen from "./ExchangeScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(ExchangeScreen, "/exchange", "/exchange");

beforeEach(() => answering(core, exchangeAnswers));

it("leads to opening and sharing, and lists what was shared", async () => {
  const { container } = await draw();
  expect(screen.getByRole("link", { name: "Bestand openen" })).toHaveAttribute("href", "#/exchange/import");
  expect(await screen.findByText("Bram Voorbeeld, Gemeente Proefstad")).toBeInTheDocument();
  expect(screen.queryByText(/mogelijk onvolledig/)).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("leads to what was set aside, when something is", async () => {
  await draw();
  expect(await screen.findByText("3 wijzigingen uit bestanden zijn niet samengevoegd.")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Bekijk wat apart staat" })).toHaveAttribute("href", "#/exchange/set-aside");
  answering(core, { ...exchangeAnswers, list_quarantine: () => ({ total: 0, groups: [] }) });
  const { container } = await draw();
  expect(await screen.findAllByText("Bram Voorbeeld, Gemeente Proefstad")).not.toHaveLength(0);
  expect(container.textContent).not.toContain("Apart gezet");
});

it("says so when nothing was shared yet", async () => {
  answering(core, { ...exchangeAnswers, list_sent: () => ({ files: [], incomplete_since: null }) });
  await draw();
  expect(await screen.findByText("U hebt nog niets gedeeld")).toBeInTheDocument();
});

it("after a restore it says since when files may be missing", async () => {
  answering(core, { ...exchangeAnswers, list_sent: () => ({ files: [], incomplete_since: "2020-03-02T10:00:00+01:00" }) });
  const { container } = await draw();
  expect(await screen.findByText("Uw lijst van verzonden bestanden is mogelijk onvolledig sinds 2 maart 2020")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("an error is shown", async () => {
  answering(core, { ...exchangeAnswers, list_sent: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("alert")).toBeInTheDocument();
});

it("lists what was merged; the newest can be undone, an older one says why not", async () => {
  const { container } = await draw();
  const undo = await screen.findByRole("button", { name: /^Maak dit samenvoegen ongedaan/ });
  expect(screen.getByText(/12 wijzigingen kwamen binnen/)).toBeInTheDocument();
  expect(screen.getByText(/3 wijzigingen kwamen binnen, 1 staat apart/)).toBeInTheDocument();
  expect(screen.getByText(/als u eerst het bestand hierboven ongedaan maakt/)).toBeInTheDocument();
  await userEvent.click(undo);
  await userEvent.click(await screen.findByRole("button", { name: "Maak ongedaan" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("undo_import", { import: 4 }));
  expect(await broken(container)).toEqual([]);
});

it("says where work was done since, and when nothing was merged yet", async () => {
  const worked_in = [{ case: CASE, number: "WR-7K3F", address: "Proefstraat 12" }];
  answering(core, { ...exchangeAnswers, list_imports: () => ({ files: [{ ...(mergedFiles[0] as (typeof mergedFiles)[number]), state: "worked", worked_in }] }) });
  await draw();
  expect(await screen.findByRole("link", { name: "Proefstraat 12" })).toHaveAttribute("href", `#/cases/${CASE}`);
  answering(core, { ...exchangeAnswers, list_imports: () => ({ files: [] }) });
  await draw();
  expect(await screen.findByText("U hebt nog geen bestand samengevoegd.")).toBeInTheDocument();
});
