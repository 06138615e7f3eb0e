import { screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
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
