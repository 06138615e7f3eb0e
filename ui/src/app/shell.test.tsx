// The frame: every key is answered somewhere, every screen can be reached, and one field leads anywhere.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { call } from "../ipc/call.ts";
import { waitingFile } from "../ipc/window.ts";
import { isHandled, listenForShortcuts, shortcuts, type ShortcutName } from "../kit/shortcuts.ts";
import { broken } from "../kit/testing.tsx";
import { paths } from "../paths.ts";
import { caseList } from "../preview/cases/rows.ts";
import { CASE } from "../preview/cases/people.ts";
import { exchangeAnswers, VISIT } from "../preview/exchange/answers.ts";
import { answering } from "../test/drawScreen.tsx";
import { queryClient } from "./queryClient.ts";
import { router, table } from "./routes.tsx";

vi.mock("../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
vi.mock("../ipc/window.ts", () => ({ waitingFile: vi.fn(), setWindowZoom: async () => undefined, stayAwake: async () => undefined }));
const told: Record<string, (payload: never) => void> = {};
vi.mock("../ipc/events.ts", () => ({
  on: (event: string, handler: (payload: never) => void) => {
    told[event] = handler;
    return () => undefined;
  },
}));
vi.setConfig({ testTimeout: 30_000 });
const core = vi.mocked(call);
const waits = vi.mocked(waitingFile);
let stop: () => void;

beforeEach(() => {
  answering(core, exchangeAnswers);
  waits.mockReset();
  waits.mockResolvedValue(null);
  window.scrollTo = () => undefined;
  stop = listenForShortcuts();
});
afterEach(() => {
  stop();
  queryClient.clear();
});

async function drawAt(href: string) {
  const drawn = render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  await act(async () => router.history.push(href.slice(1)));
  await waitFor(() => expect([router.state.location.href, router.state.status]).toEqual([href.slice(1), "idle"]), { timeout: 10_000 });
  await screen.findByRole("heading", { level: 1 }, { timeout: 10_000 });
  return drawn;
}

const here = () => window.location.hash.slice(1);
const names = Object.keys(shortcuts) as ShortcutName[];
const ofCase: readonly ShortcutName[] = names.filter((name) => name.startsWith("factor_"));
const ofList: readonly ShortcutName[] = ["next_difference", "previous_difference"];

it("every key of the list is answered: everywhere, in a case, or where things stand under each other", async () => {
  await drawAt(paths.today);
  const everywhere = names.filter((name) => !ofCase.includes(name) && !ofList.includes(name));
  await waitFor(() => expect(everywhere.filter((name) => !isHandled(name))).toEqual([]));
});

it.each([
  ["overview", paths.case(CASE)], ["timeline", paths.timeline(CASE)], ["factor", paths.factor(CASE, 3)], ["actions", paths.caseActions(CASE)],
  ["urgency", paths.urgency(CASE)], ["partners", paths.partners(CASE)], ["visit", paths.newVisit(CASE)], ["held visit", paths.visit(CASE, VISIT)],
  ["share", paths.share(CASE)], ["document", paths.document(CASE)],
])("in a case the keys of a case work: %s", async (_, href) => {
  await drawAt(href);
  await waitFor(() => expect(ofCase.filter((name) => !isHandled(name))).toEqual([]));
  await userEvent.keyboard("{Control>}p{/Control}");
  await waitFor(() => expect(here()).toBe(`/cases/${CASE}/document`));
  await userEvent.keyboard("{Alt>}5{/Alt}");
  await waitFor(() => expect(here()).toBe(`/cases/${CASE}/factors/5`));
});

it.each([["timeline", paths.timeline(CASE)], ["differences", paths.differences]])("Alt with an arrow walks: %s", async (_, href) => {
  await drawAt(href);
  await waitFor(() => expect(ofList.filter((name) => !isHandled(name))).toEqual([]));
});

it("outside a case Ctrl+P prints nothing and says what to do", async () => {
  await drawAt(paths.cases);
  const event = new KeyboardEvent("keydown", { key: "p", ctrlKey: true, bubbles: true, cancelable: true });
  act(() => void window.dispatchEvent(event));
  expect(event.defaultPrevented).toBe(true);
  expect(screen.getByText(/^Afdrukken doet u in een zaak/)).toBeInTheDocument();
});

it("Ctrl+K leads to a case by its number, with the keyboard alone", async () => {
  answering(core, { ...exchangeAnswers, list_cases: (request) => ({ ...caseList(request), rows: request.query === "2b9d" ? [{ ...caseList(request).rows[0], case: CASE, number: "WR-2B9D", address: "Voorbeeldlaan 4" }] as never : caseList(request).rows }) });
  await drawAt(paths.today);
  await userEvent.keyboard("{Control>}k{/Control}");
  const dialog = await screen.findByRole("dialog", { name: "Ga naar" });
  const field = within(dialog).getByRole("combobox");
  expect(field).toHaveFocus();
  expect(await broken(dialog)).toEqual([]);
  await userEvent.keyboard("2b9d");
  const option = await within(dialog).findByRole("option", { name: /Voorbeeldlaan 4/ });
  expect(field).toHaveAttribute("aria-activedescendant", option.id);
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(here()).toBe(`/cases/${CASE}`));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

it("a finger opens it, too, and begins something new", async () => {
  await drawAt(paths.today);
  await userEvent.click(screen.getByRole("button", { name: "Ga naar" }));
  await userEvent.click(await screen.findByRole("option", { name: "Nieuwe actie" }));
  await waitFor(() => expect(here()).toBe("/actions?new=action"));
  expect(await screen.findByLabelText("Bij welke zaak?")).toBeInTheDocument();
});

it("arrows walk round, what does not fit goes, and in a case its own things come along", async () => {
  await drawAt(paths.timeline(CASE));
  await userEvent.keyboard("{Control>}k{/Control}");
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByRole("option", { name: /^Notitie bij deze zaak/ });
  await userEvent.keyboard("{ArrowUp}");
  const options = within(dialog).getAllByRole("option");
  expect(options.at(-1)).toHaveAttribute("aria-selected", "true");
  await userEvent.keyboard("notitie");
  await waitFor(() => expect(within(dialog).queryByRole("option", { name: "Instellingen" })).not.toBeInTheDocument());
  await userEvent.click(within(dialog).getByRole("option", { name: /^Notitie bij deze zaak/ }));
  await waitFor(() => expect(here()).toBe(`/cases/${CASE}/timeline?new=note`));
});

it("Ctrl+Z with nothing in the bar leads to what can still be undone; it is in the menu, too", async () => {
  await drawAt(paths.today);
  expect(within(screen.getByRole("navigation", { name: "Hoofdmenu" })).getByRole("link", { name: "Recente handelingen" })).toHaveAttribute("href", "#/recent");
  await userEvent.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(here()).toBe("/recent"));
  expect(await screen.findByRole("heading", { level: 1, name: "Recente handelingen" })).toBeInTheDocument();
});

it("help is in the menu and behind the list of keys", async () => {
  await drawAt(paths.today);
  expect(within(screen.getByRole("navigation", { name: "Hoofdmenu" })).getByRole("link", { name: "Hulp" })).toHaveAttribute("href", "#/help");
  await userEvent.keyboard("{Control>}/{/Control}");
  await userEvent.click(await screen.findByRole("link", { name: /^Hulp:/ }));
  await waitFor(() => expect(here()).toBe("/help"));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

it("a card that is opened from outside leads to the contacts, cases lead to the import, each one anew", async () => {
  await drawAt(paths.today);
  waits.mockResolvedValueOnce("card");
  await act(async () => told["woonrust://file-opened"]?.(null as never));
  await waitFor(() => expect(here()).toMatch(/^\/contacts\?waiting=\d+$/));
  waits.mockResolvedValueOnce("exchange");
  await act(async () => told["woonrust://file-opened"]?.(null as never));
  await waitFor(() => expect(here()).toMatch(/^\/exchange\/import\?waiting=\d+$/));
  const first = here();
  waits.mockResolvedValueOnce("exchange");
  await new Promise((done) => setTimeout(done, 2));
  await act(async () => told["woonrust://file-opened"]?.(null as never));
  await waitFor(() => expect(here()).not.toBe(first));
});

const files = import.meta.glob(["../**/*.{ts,tsx}", "!../**/*.test.*", "!../paths.ts", "!../preview/**"], { query: "?raw", import: "default", eager: true }) as Record<string, string>;

it("every screen is linked from somewhere", () => {
  const source = Object.values(files).join("\n");
  const used = Object.entries(paths).filter(([name]) => new RegExp(`\\bpaths\\.${name}\\b`).test(source) || new RegExp(`"${name}"`).test(source));
  expect(Object.keys(paths).filter((name) => !used.some(([other]) => other === name))).toEqual([]);
  const sample = (to: unknown): string => {
    if (typeof to === "string") return to;
    const make = to as (...parts: (string | string[])[]) => string;
    try {
      return make("a", "b", "c");
    } catch {
      return make(["a", "b"]);
    }
  };
  const addresses = used.map(([, to]) => sample(to).slice(1).replace(/\?.*/, ""));
  const reached = (pattern: string) => addresses.some((address) => new RegExp(`^${pattern.replaceAll(/\$\w+/g, "(?!new$)[^/]+")}$`).test(address));
  // Each has an address without a case as well.
  const withoutCase = [paths.newVisit(), paths.share(), paths.disclosures()].map((address) => address.slice(1));
  expect(Object.keys(table).filter((pattern) => !reached(pattern) && !withoutCase.includes(pattern))).toEqual([]);
});
