import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { theme } from "../../preview/cases/answers.ts";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import SettingsScreen from "./SettingsScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const status = () => ({ state: "open" as const, delay_seconds: 0, failed_attempts: 0, sample: false, sample_passphrase: null, person: null });
const answers = { ...exchangeAnswers, vault_status: status };

/** The settings with the button that undoes, as the frame shows it. */
function Settings() {
  const { undo } = useUndoableResult();
  return (
    <>
      <SettingsScreen />
      <button type="button" onClick={() => void undo()}>
        maak ongedaan
      </button>
    </>
  );
}
const draw = () => drawScreen(Settings, "/settings", "/settings");
const choose = async () => userEvent.click(await screen.findByRole("button", { name: "Kies themabestand" }));
const sent = () => core.mock.calls.filter(([name]) => name === "keep_theme").map(([, request]) => request);

beforeEach(() => {
  answering(core, answers);
  answering(opening);
});

it("a theme is looked at first, then used, and that can be undone", async () => {
  await draw();
  expect(await screen.findByText("U ziet het thema van Woonrust.")).toBeInTheDocument();
  await choose();
  expect(opening).toHaveBeenCalledWith("preview_theme", {}, ["json"]);
  expect(await screen.findByText("Zo ziet het thema van Gemeente Voorbeeldstad eruit")).toBeInTheDocument();
  expect(screen.getByRole("img", { name: "Gemeente Voorbeeldstad" })).toHaveAttribute("src", theme.logo?.source);
  const dark = screen.getByRole("img", { name: "Voorbeeld van donker" });
  expect(dark.style.getPropertyValue("--basis-color-default-bg-document")).toBe("#1a161a");
  expect(await broken(screen.getByRole("region", { name: "Thema van uw organisatie" }))).toEqual([]);
  expect(sent()).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: "Gebruik dit thema" }));
  await waitFor(() => expect(sent()).toEqual([{ theme }]));
  expect(screen.queryByRole("button", { name: "Gebruik dit thema" })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "maak ongedaan" }));
  await waitFor(() => expect(sent()).toEqual([{ theme }, { theme: null }]));
});

it("a theme that was only looked at is not used", async () => {
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Niet gebruiken" }));
  expect(screen.queryByRole("img", { name: "Voorbeeld van licht" })).not.toBeInTheDocument();
  expect(sent()).toEqual([]);
});

it("whoever cancels the dialog keeps what there is", async () => {
  opening.mockResolvedValue(null as never);
  await draw();
  await choose();
  expect(screen.queryByRole("button", { name: "Gebruik dit thema" })).not.toBeInTheDocument();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

it("the way back to our own theme can be undone too", async () => {
  answering(core, { ...answers, theme: () => ({ theme: { ...theme, dark: null } }) });
  await draw();
  expect(await screen.findByText("U ziet het thema van Gemeente Voorbeeldstad.")).toBeInTheDocument();
  expect(screen.getByText("Donker blijft zoals bij Woonrust.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Terug naar het thema van Woonrust" }));
  await waitFor(() => expect(sent()).toEqual([{ theme: null }]));
  await userEvent.click(screen.getByRole("button", { name: "maak ongedaan" }));
  await waitFor(() => expect(sent()[1]).toEqual({ theme: { ...theme, dark: null } }));
});

it("the font of a theme is what the usual font is called", async () => {
  const readable = { ...theme, shape: { "--basis-text-font-family-default": "Atkinson Hyperlegible Next" } };
  answering(core, { ...answers, theme: () => ({ theme: readable }) });
  await draw();
  expect(await screen.findByRole("radio", { name: "Atkinson Hyperlegible Next" })).toBeInTheDocument();
});

const paper = "--basis-color-default-bg-document";
it.each([
  ["theme_unreadable", { reason: "json", line: "6", column: "3" }, "Op regel 6, teken 3, is het geen geldige JSON."],
  ["theme_unreadable", { reason: "other" }, "Het is geen themabestand van Woonrust."],
  ["theme_value", { reason: "colour", place: "light", token: paper }, `In "light" is ${paper} geen kleur`],
  ["theme_value", { reason: "range", place: "shape", token: "--basis-border-width-sm", least: "1", most: "3" }, "van 1 tot en met 3 pixels"],
  ["theme_value", { reason: "half", place: "dark", token: paper }, 'In "dark" moet de tekst lichter zijn dan de achtergrond.'],
  [
    "theme_contrast", { place: "light", front: "--basis-color-default-color-subtle", back: paper, ratio: "4.17", least: "4.5", more: "3" },
    `In "light" is het contrast van --basis-color-default-color-subtle op ${paper} 4,17 op 1. Nodig is 4,5 op 1. Nog 3 andere paren halen het niet.`,
  ],
  ["theme_logo", { reason: "svg" }, "Maak er een PNG van."],
  ["file_newer", {}, "Werk Woonrust bij"],
] as const)("a file that is refused says why: %s", async (code, params, words) => {
  answering(opening, { preview_theme: new ApiError(code, params) });
  await draw();
  await choose();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(words);
  expect(alert).toHaveTextContent("Uw weergave is niet gewijzigd.");
  expect(screen.queryByRole("button", { name: "Gebruik dit thema" })).not.toBeInTheDocument();
  expect(sent()).toEqual([]);
});

it("a theme that cannot be kept says so", async () => {
  answering(core, { ...answers, keep_theme: new ApiError("disk_full") });
  await draw();
  await choose();
  await userEvent.click(await screen.findByRole("button", { name: "Gebruik dit thema" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("De schijf is vol.");
  expect(screen.getByRole("button", { name: "Gebruik dit thema" })).toBeInTheDocument();
});

it("a theme that cannot be asked for says so", async () => {
  answering(core, { ...answers, theme: new ApiError("disk_fault") });
  await draw();
  expect(await screen.findByRole("alert")).toHaveTextContent("Lezen of schrijven op deze plek lukt niet.");
});
