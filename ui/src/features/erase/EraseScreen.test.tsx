import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { erasePreview, retention } from "../../preview/exchange/erasing.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import EraseScreen from "./EraseScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const RECORD = "74".repeat(16);
const draw = (search = "") => drawScreen(EraseScreen, "/cases/$caseId/erase/$recordId", `/cases/${CASE}/erase/${RECORD}${search}`);
const drawCase = () => drawScreen(EraseScreen, "/cases/$caseId/erase", `/cases/${CASE}/erase`);

beforeEach(() => answering(core, exchangeAnswers));

it("shows what goes, what goes along, who has it and which backups hold it, before anything is decided", async () => {
  const { container } = await draw();
  expect(await screen.findByText("Uitspraak bewoner: De buren bonzen op de muur")).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Dit gaat mee" })).getByText(/Correctie/)).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Wie het ook heeft" })).getByText("Bram Voorbeeld, Gemeente Proefstad")).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Reservekopieën" })).getByText("Nu niet bereikbaar")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Letterlijk gezegd" })).toHaveAttribute("href", `#/cases/${CASE}/erase/${RECORD}?field=text`);
  expect(core).not.toHaveBeenCalledWith("erase", expect.anything());
  expect(await broken(container)).toEqual([]);
});

it("erases after a ground and a yes, and leads to who is asked", async () => {
  const { at } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Wis dit" }));
  expect(screen.getAllByText("Kies waarom dit wordt gewist.").length).toBeGreaterThan(0);
  expect(core).not.toHaveBeenCalledWith("erase", expect.anything());
  await userEvent.click(screen.getByRole("radio", { name: "Had hier niet moeten staan" }));
  await userEvent.click(screen.getByRole("button", { name: "Wis dit" }));
  expect(core).not.toHaveBeenCalledWith("erase", expect.anything());
  await userEvent.click(screen.getByRole("checkbox", { name: "Ik heb gekeken wat er verdwijnt" }));
  await userEvent.click(screen.getByRole("button", { name: "Wis dit" }));
  await waitFor(() => expect(at()).toBe("/exchange/erasures"));
  expect(core).toHaveBeenCalledWith("erase", { case: null, record: RECORD, field: null, basis: "mistake", yes: true });
});

it("erases only the words of one field", async () => {
  await draw("?field=text");
  expect(await screen.findByRole("heading", { level: 1, name: "Woorden wissen" })).toBeInTheDocument();
  expect(await screen.findByText("3 versies van de tekst")).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("erase_preview", { case: null, record: RECORD, field: "text" });
});

it("of a case it tells the terms, and who may hold it up", async () => {
  const blocks = [{ code: "objection", label: "er loopt een bezwaar" }];
  answering(core, { ...exchangeAnswers, retention: () => retention({ blocks }), erase_preview: () => erasePreview({ sort: "case", held: true, blocks, bases: [] }) });
  const { container } = await drawCase();
  expect(await screen.findByRole("heading", { level: 1, name: "Zaak vernietigen" })).toBeInTheDocument();
  expect(within(await screen.findByRole("list", { name: "Termijnen in deze zaak" })).getByText(/Opgepakte zaak/)).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Dit houdt de vernietiging tegen" })).getByText("Er loopt een bezwaar")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Houd de vernietiging tegen…" })).toHaveAttribute("href", `#/cases/${CASE}/records/hold/new`);
  expect(screen.queryByRole("button", { name: "Vernietig deze zaak" })).not.toBeInTheDocument();
  expect(screen.queryByText(/omdat de betrokkene erom vraagt/)).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a case that is kept because somebody asks to erase it can be erased on that ground only", async () => {
  const blocks = [{ code: "rights_request", label: "er staat nog een verzoek open" }];
  const bases = erasePreview().bases.slice(0, 1);
  answering(core, { ...exchangeAnswers, retention: () => retention({ blocks }), erase_preview: () => erasePreview({ sort: "case", blocks, bases }) });
  await drawCase();
  expect(await screen.findByText(/alleen omdat de betrokkene erom vraagt/)).toBeInTheDocument();
  expect(screen.getAllByRole("radio")).toHaveLength(1);
  expect(screen.getByRole("button", { name: "Vernietig deze zaak" })).toBeInTheDocument();
});

it("after a restore it says who is asked, and who is not", async () => {
  const since = { register_incomplete_since: "2020-03-02T10:00:00+01:00" };
  answering(core, { ...exchangeAnswers, erase_preview: () => erasePreview(since) });
  await draw();
  expect(await screen.findByText(/iedereen die ooit partner van de zaak was/)).toBeInTheDocument();
  cleanup();
  answering(core, { ...exchangeAnswers, erase_preview: () => erasePreview({ ...since, needs_decision: true }) });
  await draw();
  expect(await screen.findByText(/Die wordt niet gevraagd: vertel het diegene zelf/)).toBeInTheDocument();
});

it("offers nothing while somebody holds it up", async () => {
  answering(core, { ...exchangeAnswers, erase_preview: () => erasePreview({ held: true, blocks: [{ code: "hold", label: "iemand zette niet vernietigen aan" }] }) });
  await draw();
  expect(await screen.findByText("Deze zaak mag nu niet worden vernietigd")).toBeInTheDocument();
  expect(screen.getByText("Iemand zette niet vernietigen aan")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Wis dit" })).not.toBeInTheDocument();
});

it("says what cannot be erased alone, and that nothing was erased when the core refuses", async () => {
  answering(core, { ...exchangeAnswers, erase_preview: new ApiError("invalid_input", { reason: "not_alone" }, "record") });
  await draw();
  expect(await screen.findByText("Dit kan niet los worden gewist")).toBeInTheDocument();
  answering(core, { ...exchangeAnswers, erase: new ApiError("on_hold") });
  await draw();
  await userEvent.click(await screen.findByRole("radio", { name: "Had hier niet moeten staan" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Ik heb gekeken wat er verdwijnt" }));
  await userEvent.click(screen.getByRole("button", { name: "Wis dit" }));
  expect(await screen.findByText("Er is niets gewist.")).toBeInTheDocument();
});
