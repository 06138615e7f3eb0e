import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { listenForShortcuts } from "../../kit/shortcuts.ts";
import { broken } from "../../kit/testing.tsx";
import { caseList } from "../../preview/cases/rows.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import { giveSizes } from "../../test/sizes.ts";
import CasesScreen from "./CasesScreen.tsx";
import { filtersFrom, noFilters, searchFrom } from "../../parts/caseFilters.ts";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = (search = "") => drawScreen(CasesScreen, "/cases", `/cases${search}`);
const asked = () => core.mock.calls.filter(([name]) => name === "list_cases").map(([, request]) => request);

beforeEach(() => {
  giveSizes();
  answering(core);
});

it("lists ten thousand cases with few rows in the page, and opens one with Enter", async () => {
  const { container, at } = await draw();
  const table = await screen.findByRole("table", { name: "Zaken" });
  expect(table).toHaveAttribute("aria-rowcount", "10001");
  await screen.findByText("Proefstraat 1, Proefstad");
  const rows = within(table).getAllByRole("row").slice(1);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.length).toBeLessThan(60);
  expect(screen.getByText("10.000 zaken")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  rows[0]?.focus();
  await userEvent.keyboard("{Enter}");
  expect(at()).toBe(`/cases/${"c1".repeat(16)}`);
});

it("keeps filters and order in the address", async () => {
  const { at } = await draw("?needs=no_lead");
  await userEvent.click(await screen.findByRole("button", { name: /^Adres/ }));
  await waitFor(() => expect(at()).toBe("/cases?needs=no_lead&sort=address"));
  expect(asked().at(-1)).toMatchObject({ needs: ["no_lead"], sort: "address", offset: 0, limit: 200 });
  await userEvent.click(screen.getByRole("button", { name: /Verwijder filter:\s*Geen regie/ }));
  await waitFor(() => expect(at()).toBe("/cases?sort=address"));
});

it("searches while typing; Ctrl+F goes to the field", async () => {
  const stop = listenForShortcuts();
  await draw();
  await screen.findByRole("table", { name: "Zaken" });
  await userEvent.keyboard("{Control>}f{/Control}");
  expect(screen.getByRole("searchbox")).toHaveFocus();
  await userEvent.keyboard("kade");
  await waitFor(() => expect(asked().at(-1)).toMatchObject({ query: "kade" }));
  stop();
});

it("filters by phase", async () => {
  const { at } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Filters" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Onderzoek" }));
  await waitFor(() => expect(at()).toBe("/cases?phases=F2"));
});

it("says what to do when nothing fits, and when there is nothing at all", async () => {
  answering(core, { list_cases: (request) => caseList(request, 0) });
  await draw("?q=zzz");
  expect(await screen.findByRole("heading", { name: "Geen zaken gevonden" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { list_cases: new ApiError("disk_fault") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});

describe("the address of a list", () => {
  it("reads back what it wrote", () => {
    const filters = { ...noFilters, query: "proef", phases: ["F1", "F2"], needs: ["quiet", "handover"], pitfalls: ["vk3"], lead: "mine", state: "all", descending: true } satisfies typeof noFilters;
    expect(filtersFrom(Object.fromEntries(new URLSearchParams(searchFrom(filters))))).toEqual(filters);
  });
  it("leaves out what it does not know", () => {
    expect(filtersFrom({ phases: "F2,F99", lead: "x", sort: 3 })).toEqual({ ...noFilters, phases: ["F2"] });
  });
});
