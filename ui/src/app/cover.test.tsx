// What stands between a case and whoever looks along, and the reminder of who is on a visit.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { call } from "../ipc/call.ts";
import { cover } from "../kit/cover.ts";
import { listenForShortcuts } from "../kit/shortcuts.ts";
import { broken } from "../kit/testing.tsx";
import { paths } from "../paths.ts";
import { CASE } from "../preview/cases/people.ts";
import { away, exchangeAnswers } from "../preview/exchange/answers.ts";
import { answering } from "../test/drawScreen.tsx";
import { CallIn } from "./gate/CallIn.tsx";
import { queryClient } from "./queryClient.ts";
import { router } from "./routes.tsx";

vi.mock("../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
vi.mock("../ipc/window.ts", () => ({ waitingFile: async () => null, setWindowZoom: async () => undefined, stayAwake: async () => undefined }));
const told: Record<string, ((payload: never) => void)[]> = {};
vi.mock("../ipc/events.ts", () => ({
  on: (event: string, handler: (payload: never) => void) => {
    (told[event] ??= []).push(handler);
    return () => undefined;
  },
}));
vi.setConfig({ testTimeout: 30_000 });
const core = vi.mocked(call);
let stop: () => void;

beforeEach(() => {
  answering(core, exchangeAnswers);
  window.scrollTo = () => undefined;
  stop = listenForShortcuts();
});
afterEach(() => {
  act(() => cover(false));
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
  await screen.findByRole("heading", { level: 1, hidden: true }, { timeout: 10_000 });
  return drawn;
}

const covering = () => screen.queryByRole("dialog", { name: "Het scherm is verborgen" });
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

it("one tap hides everything, and it comes back as it was, with the focus where it stood", async () => {
  const { container } = await drawAt(paths.case(CASE));
  const button = await screen.findByRole("button", { name: "Verberg" });
  await userEvent.click(button);
  expect(document.documentElement).toHaveAttribute("data-covered");
  expect(container).toHaveAttribute("inert");
  const dialog = covering();
  expect(dialog).toBeInTheDocument();
  expect(dialog).not.toHaveAttribute("inert");
  expect(dialog).not.toHaveTextContent("Proefstraat");
  expect(within(dialog as HTMLElement).getByRole("button", { name: "Toon het scherm" })).toHaveFocus();
  expect(await broken(dialog as HTMLElement)).toEqual([]);
  await userEvent.keyboard("{Enter}");
  expect(covering()).not.toBeInTheDocument();
  expect(document.documentElement).not.toHaveAttribute("data-covered");
  expect(container).not.toHaveAttribute("inert");
  expect(button).toHaveFocus();
});

it("one key does the same, and behind the cover no other key works but the lock", async () => {
  await drawAt(paths.case(CASE));
  const before = window.location.hash;
  await userEvent.keyboard("{F9}");
  expect(covering()).toBeInTheDocument();
  await userEvent.keyboard("{Control>}k{/Control}{Alt>}5{/Alt}{Escape}");
  expect(covering()).toBeInTheDocument();
  expect(window.location.hash).toBe(before);
  expect(screen.queryByRole("dialog", { name: "Ga naar" })).not.toBeInTheDocument();
  await userEvent.keyboard("{F9}");
  expect(covering()).not.toBeInTheDocument();
});

it("the cover says that the vault locks soon, and that it is time to call in, and nothing of whom or where", async () => {
  answering(core, { ...exchangeAnswers, checked_in: () => away(minutes(-5)) });
  await drawAt(paths.today);
  const asks = await screen.findByRole("alertdialog", { name: /^Meld u bij/ });
  await userEvent.click(within(asks).getByRole("button", { name: "Sluit" }));
  await userEvent.keyboard("{F9}");
  const dialog = covering() as HTMLElement;
  expect(dialog).toHaveTextContent("Het is tijd om u te melden.");
  expect(dialog).not.toHaveTextContent(away("").who);
  act(() => told["woonrust://lock-warning"]?.forEach((tell) => tell({ seconds: 60 } as never)));
  await waitFor(() => expect(dialog).toHaveTextContent("Woonrust vergrendelt zo."));
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
});

it("who is on a visit sees until when, and checks out with one tap", async () => {
  answering(core, { ...exchangeAnswers, checked_in: () => away(minutes(30)), check_out: () => ({ done: true }) });
  await drawAt(paths.today);
  expect(await screen.findByText(/^Ingecheckt tot /)).toBeInTheDocument();
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Check uit" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("check_out", {}));
});

it("when the time passes it says whom to call, once, and stays on the screen until somebody checks out", async () => {
  const late = away(minutes(-1));
  answering(core, { ...exchangeAnswers, checked_in: () => late });
  await drawAt(paths.today);
  const asks = await screen.findByRole("alertdialog", { name: `Meld u bij ${late.who}` });
  expect(asks).toHaveTextContent(`Bel ${late.who}: ${late.phone}.`);
  expect(asks).toHaveTextContent("Woonrust belt of waarschuwt niemand voor u.");
  expect(await broken(asks)).toEqual([]);
  await userEvent.click(within(asks).getByRole("button", { name: "Sluit" }));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  expect(screen.getByText(/^U zou zich om /)).toBeInTheDocument();
});

it("a locked vault tells the time only", () => {
  const { rerender } = render(<I18nProvider i18n={i18n}><CallIn by={minutes(10)} /></I18nProvider>);
  expect(screen.queryByText(/^U zou zich/)).not.toBeInTheDocument();
  rerender(<I18nProvider i18n={i18n}><CallIn by={minutes(-10)} /></I18nProvider>);
  expect(screen.getByRole("alert")).toHaveTextContent(/U zou zich uiterlijk om .* melden/);
  expect(screen.getByRole("alert")).toHaveTextContent("Ontgrendel om te zien bij wie.");
});
