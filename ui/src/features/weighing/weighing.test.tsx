import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { severity } from "../../preview/together/guiding.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import BarsScreen from "./BarsScreen.tsx";
import SeverityScreen from "./SeverityScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const drawBars = () => drawScreen(BarsScreen, "/cases/$caseId/bars", `/cases/${CASE}/bars`);
const drawSeverity = () => drawScreen(SeverityScreen, "/cases/$caseId/severity", `/cases/${CASE}/severity`);

beforeEach(() => answering(core));

it("shows five bars, each on its own with words, and who decides", async () => {
  const { container } = await drawBars();
  expect(await screen.findByText("Dit is een hulpmiddel. De burgemeester beslist.")).toBeInTheDocument();
  expect(screen.getAllByRole("heading", { level: 2, name: /^\d\. / })).toHaveLength(5);
  const proof = screen.getByRole("region", { name: "3. Bewijs: Is het aantoonbaar?" });
  expect(within(proof).getAllByText("Ontbreekt").length).toBeGreaterThan(0);
  expect(within(proof).getByRole("link", { name: /Ga op huisbezoek/ })).toHaveAttribute("href", `#/cases/${CASE}/visits/new`);
  expect(within(proof).getByRole("link", { name: "Niet thuis, kaart achtergelaten" })).toBeInTheDocument();
  expect(container).not.toHaveTextContent("%");
  expect(await broken(container)).toEqual([]);
});

it("a bar tells what it rests on", async () => {
  await drawBars();
  const pattern = await screen.findByRole("region", { name: /^2\. Herhaling/ });
  await userEvent.click(within(pattern).getByRole("button", { name: "Waar dit op rust" }));
  expect(within(pattern).getByRole("link", { name: "Bekijk melding: Harde muziek tot half twee" })).toBeInTheDocument();
});

it("shows the axes with who chose them beside what the file shows", async () => {
  const { container } = await drawSeverity();
  const axes = await screen.findByRole("list", { name: "Acht punten" });
  expect(within(axes).getByText("wekelijks")).toBeInTheDocument();
  expect(within(axes).getByText(/Het dossier laat zien: één tot drie maanden/)).toBeInTheDocument();
  expect(within(axes).getByText("nog niet beoordeeld")).toBeInTheDocument();
  expect(screen.getByText("2 van 3")).toBeInTheDocument();
  expect(screen.getByText("Uit het dossier volgt: hoog. U beslist.")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Bekijk de urgentie opnieuw" })).toHaveAttribute("href", `#/cases/${CASE}/urgency`);
  expect(await broken(container)).toEqual([]);
});

it("keeps the number folded until someone asks", async () => {
  answering(core, { severity: () => severity({ level: "serious", level_text: "ernstig", sum: 16 }) });
  await drawSeverity();
  await screen.findByText("Ernstig");
  expect(screen.queryByText(/16 van 24/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Toon het getal erachter" }));
  expect(screen.getByText(/16 van 24/)).toBeInTheDocument();
});

it("acute says whom to call", async () => {
  answering(core, { severity: () => severity({ acute: { is_acute: true, answer: "yes", dangers: ["fire_gas_collapse"], advice: "Bel 112." } }) });
  await drawSeverity();
  expect(await screen.findByText("Bel 112.")).toBeInTheDocument();
  expect(await screen.findByText("112")).toBeInTheDocument();
});

it("explains an error of the bars", async () => {
  answering(core, { bars: new ApiError("fault") });
  await drawBars();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});

it("explains an error of the axes", async () => {
  answering(core, { severity: new ApiError("fault") });
  await drawSeverity();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
