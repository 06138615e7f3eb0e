import { fireEvent, screen, waitFor, within } from "@testing-library/react";
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

it("the address of a case is a link, so that it opens as links do", async () => {
  const { at } = await draw();
  const link = await screen.findByRole("link", { name: "Proefstraat 1, Proefstad" });
  expect(link).toHaveAttribute("href", `#/cases/${"c1".repeat(16)}`);
  fireEvent.click(link);
  expect(at()).toBe("/cases");
});

it("Back returns to where the list was left, with the focus on its row; a new visit starts on top", async () => {
  Element.prototype.scrollTo = function scrollTo(to?: ScrollToOptions | number) {
    this.scrollTop = typeof to === "object" ? (to.top ?? 0) : 0;
  };
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(function height(this: HTMLElement) {
    return this.dataset.row === undefined ? 600 : 60;
  });
  const { go, back } = await draw("?needs=overdue");
  const table = await screen.findByRole("table", { name: "Zaken" });
  fireEvent.scroll(table, { target: { scrollTop: 600 * 40 } });
  await waitFor(() => expect(table.querySelector('[data-row="0"]')).toBeNull());
  const row = [...table.querySelectorAll<HTMLElement>("[data-row]")][15] as HTMLElement;
  row.focus();
  const left = row.dataset.row ?? "";
  const top = table.scrollTop;
  expect(top).toBeGreaterThan(0);
  go("/elsewhere");
  expect(await screen.findByText("elders")).toBeInTheDocument();
  back();
  const again = await screen.findByRole("table", { name: "Zaken" });
  await waitFor(() => expect(again.scrollTop).toBe(top));
  await waitFor(() => expect(document.activeElement).toHaveAttribute("data-row", left));
  go("/elsewhere");
  await screen.findByText("elders");
  go("/cases?needs=overdue");
  const fresh = await screen.findByRole("table", { name: "Zaken" });
  expect(fresh.scrollTop).toBe(0);
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
});

it("several cases are chosen, one by one or a range, and go to the page about sharing", async () => {
  const { container, at } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Kies zaken om te delen" }));
  expect(screen.getByText("Nog geen zaak gekozen")).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /Deel/ })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: "Kies Proefstraat 1, Proefstad" }));
  expect(screen.getByRole("link", { name: "Deel 1 zaak met …" })).toBeInTheDocument();
  const row = (index: number) => container.querySelector<HTMLElement>(`[data-row="${index}"]`) as HTMLElement;
  row(1).focus();
  await userEvent.keyboard(" ");
  fireEvent.click(row(3), { shiftKey: true });
  const share = screen.getByRole("link", { name: "Deel 4 zaken met …" });
  const cases = new URLSearchParams(share.getAttribute("href")?.split("?")[1]).get("cases")?.split(",");
  expect(cases).toHaveLength(4);
  expect(cases?.[0]).toBe("c1".repeat(16));
  expect(at()).toBe("/cases");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: "Kies Proefstraat 1, Proefstad" }));
  expect(screen.getByRole("link", { name: "Deel 3 zaken met …" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Stop met kiezen" }));
  expect(screen.queryByRole("checkbox", { name: /^Kies/ })).not.toBeInTheDocument();
});

it("more than go together are not chosen, and the page says so", async () => {
  const { container } = await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Kies zaken om te delen" }));
  const last = () => [...container.querySelectorAll<HTMLElement>("[data-row]")].at(-1) as HTMLElement;
  fireEvent.click(screen.getByRole("checkbox", { name: "Kies Proefstraat 1, Proefstad" }));
  fireEvent.scroll(screen.getByRole("table"), { target: { scrollTop: 60 * 450 } });
  await waitFor(() => expect(Number(last().dataset.row)).toBeGreaterThan(60));
  fireEvent.click(last(), { shiftKey: true });
  expect(screen.getByRole("link", { name: "Deel 40 zaken met …" })).toBeInTheDocument();
  expect(screen.getByText(/meer dan 40 tegelijk gaat niet/)).toBeInTheDocument();
});

it("a way of looking is kept under a name, and goes away again", async () => {
  const { container, at } = await draw("?needs=no_lead");
  expect(await screen.findByRole("link", { name: "Stil" })).toHaveAttribute("href", "#/cases?needs=quiet");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar deze weergave" }));
  const name = screen.getByRole("textbox", { name: "Naam van de weergave" });
  await userEvent.type(name, "stil{Enter}");
  expect(screen.getByText(/Er is al een weergave met deze naam/)).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("save_views", expect.anything());
  expect(await broken(container)).toEqual([]);
  await userEvent.clear(name);
  await userEvent.type(name, "Zonder regie{Enter}");
  const stil = { name: "Stil", search: "needs=quiet" };
  await waitFor(() => expect(core).toHaveBeenCalledWith("save_views", { views: [stil, { name: "Zonder regie", search: "needs=no_lead" }] }));
  expect(at()).toBe("/cases?needs=no_lead");
});

it("the view that is looked at says its name, and can be taken away", async () => {
  await draw("?needs=quiet");
  await userEvent.click(await screen.findByRole("button", { name: /^Verwijder weergave/ }));
  expect(core).toHaveBeenCalledWith("save_views", { views: [] });
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
  await waitFor(() => expect(screen.getByRole("searchbox")).toHaveFocus());
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

it("a page further down that does not come says so, and can be tried again", async () => {
  let broken = true;
  answering(core, {
    list_cases: (request) => {
      if (broken && request.offset > 0) throw new ApiError("disk_fault");
      return caseList(request);
    },
  });
  await draw();
  const table = await screen.findByRole("table", { name: "Zaken" });
  fireEvent.scroll(table, { target: { scrollTop: 60 * 450 } });
  expect((await screen.findAllByText("Niet geladen")).length).toBeGreaterThan(0);
  expect(screen.getByRole("alert")).toHaveTextContent("Niet bijgewerkt");
  expect(screen.queryByText("Laden…")).not.toBeInTheDocument();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Probeer opnieuw" }));
  await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument());
  expect(screen.queryByText("Niet geladen")).not.toBeInTheDocument();
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
