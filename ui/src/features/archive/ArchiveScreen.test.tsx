import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { bram, CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { archiveAnswers, archivePreview, COURT } from "../../preview/exchange/archive.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ArchiveScreen from "./ArchiveScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const saving = vi.mocked(callSaving);
const WORDS = "kachel vlinder ponton lantaarn mosterd";
const draw = () => drawScreen(ArchiveScreen, "/cases/$caseId/archive", `/cases/${CASE}/archive`);
const next = () => userEvent.click(screen.getByRole("button", { name: "Verder" }));
const answers = { ...exchangeAnswers, ...archiveAnswers };

beforeEach(() => {
  answering(core, answers);
  answering(saving, answers);
});

it("asks what, locks it, shows what goes and what stays, and saves", async () => {
  const { container } = await draw();
  await screen.findByRole("checkbox", { name: /K3/ });
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: /K3/ }));
  await next();
  await screen.findByText(WORDS);
  expect(await broken(container)).toEqual([]);
  await next();
  expect(await screen.findByRole("heading", { name: "Gaat mee: 2 onderdelen" })).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Wordt achtergehouden: 1 onderdeel" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Naar het besluit/ })).toHaveAttribute("href", `#/cases/${CASE}/disclose/${COURT}`);
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bewaar het archief" }));
  const request = { case: CASE, contact: null, classes: ["K3"], passphrase: WORDS, yes: false };
  await waitFor(() => expect(saving).toHaveBeenCalledWith("export_archive", request, "archief-WR-7K3F-2026-11-20.woonrust"));
  expect(await screen.findByText("Het archief is bewaard")).toBeInTheDocument();
  expect(screen.getByText(/langs een andere weg/)).toBeInTheDocument();
  expect(screen.queryByText(WORDS)).not.toBeInTheDocument();
});

it("for one partner nobody else can check it: that partner is asked to, and the maker goes back to the case", async () => {
  const { container } = await draw();
  await userEvent.selectOptions(await screen.findByLabelText("Voor wie is het archief?"), `Alleen ${bram.name}, zonder wachtzin`);
  await next();
  expect(await screen.findByText(`${bram.name} leest alles wat erin staat, ook later. Het staat in uw lijst van verzonden bestanden.`)).toBeInTheDocument();
  expect(screen.queryByText(/Wie het bestand en de wachtzin heeft/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar het archief" }));
  expect(await screen.findByText(`Alleen ${bram.name} kan dit archief openen, in de eigen kluis. U zelf ook niet.`)).toBeInTheDocument();
  expect(screen.getByText(/om het te controleren bij Uitwisselen, met een leeg veld/)).toBeInTheDocument();
  expect(screen.queryByText(/Controleer het archief/)).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Terug naar de zaak" })).toHaveClass("kit-button--primary");
  expect(await broken(container)).toEqual([]);
});

it("a class without a decision cannot be chosen, and leads to one", async () => {
  await draw();
  expect(await screen.findByRole("checkbox", { name: /K5/ })).toBeDisabled();
  expect(screen.getByRole("link", { name: "Neem een besluit om te delen" })).toHaveAttribute("href", `#/cases/${CASE}/disclose/${COURT}`);
});

it("a case with nothing above K2 says so", async () => {
  answering(core, { ...answers, archive_preview: () => archivePreview({ classes: [] }) });
  await draw();
  expect(await screen.findByText("Deze zaak heeft niets boven K2.")).toBeInTheDocument();
});

it("no step goes on without a passphrase", async () => {
  answering(core, { ...answers, suggest_passphrase: new ApiError("fault") });
  await draw();
  await screen.findByRole("checkbox", { name: /K3/ });
  await next();
  await screen.findByLabelText("Uw wachtzin");
  await next();
  expect(await screen.findAllByText("Vul twee keer dezelfde, sterke wachtzin in.")).not.toHaveLength(0);
});

it("an error says that there is no archive", async () => {
  answering(saving, { ...answers, export_archive: new ApiError("disk_full") });
  await draw();
  await screen.findByRole("checkbox", { name: /K3/ });
  await next();
  await screen.findByText(WORDS);
  await next();
  await userEvent.click(await screen.findByRole("button", { name: "Bewaar het archief" }));
  expect(await screen.findByText(/Er is geen archief gemaakt\./)).toBeInTheDocument();
});
