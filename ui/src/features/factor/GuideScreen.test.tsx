import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { applyDisplay } from "../../kit/display.ts";
import { broken } from "../../kit/testing.tsx";
import { carla, CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import GuideScreen from "./GuideScreen.tsx";
import GuidesScreen from "./GuidesScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = (code = "vk1") => drawScreen(GuideScreen, "/cases/$caseId/guides/$code", `/cases/${CASE}/guides/${code}`);

beforeEach(() => {
  applyDisplay({ density: "office" });
  answering(core);
});

it("lists six pitfalls and eight needs, each with its state", async () => {
  const { container } = await drawScreen(GuidesScreen, "/cases/$caseId/guides", `/cases/${CASE}/guides`);
  const pitfalls = await screen.findByRole("list", { name: "Zes valkuilen" });
  expect(within(pitfalls).getAllByRole("link")).toHaveLength(6);
  expect(within(screen.getByRole("list", { name: "Acht behoeften" })).getAllByRole("link")).toHaveLength(8);
  expect(within(pitfalls).getByRole("link", { name: /Vastlopen op het delen/ })).toHaveAttribute("href", `#/cases/${CASE}/guides/vk1`);
  expect(within(pitfalls).getByText("Niets wijst erop (anders beoordeeld)")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("explains its status with the records behind it and the step that helps", async () => {
  const { container } = await draw();
  expect(await screen.findByRole("heading", { level: 1, name: "Vastlopen op het delen van gegevens" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Waarom deze status?" })).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByRole("link", { name: "Bekijk informatievraag: Is er al hulp?" })).toHaveAttribute("href", `#/cases/${CASE}/questions/${"e7".repeat(16)}`);
  expect(screen.getByRole("link", { name: /Geef of vraag antwoord/ })).toHaveAttribute("href", `#/cases/${CASE}/questions`);
  expect(screen.getByRole("link", { name: /Welke van de vier deuren past/ })).toHaveAttribute("href", `#/cases/${CASE}/questions`);
  expect(await broken(container)).toEqual([]);
});

it("keeps answers with the call of pitfalls and needs", async () => {
  await draw();
  const field = await screen.findByLabelText(/Welke vraag wilt u beantwoord hebben/);
  await waitFor(() => expect(field).toBeEnabled());
  await userEvent.type(field, "Is er hulp?");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar antwoorden" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("discard_draft", { form_kind: "guide_vk1", target: CASE }));
  expect(core).toHaveBeenCalledWith("answer_guide_question", { case: CASE, question: "vk1_q1", answer: "Is er hulp?" });
});

it("a person can judge otherwise, with a reason", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Anders beoordelen…" }));
  await userEvent.click(await screen.findByRole("radio", { name: "In orde" }));
  await userEvent.type(screen.getByLabelText("Waarom?"), "Mondeling opgelost.");
  await userEvent.click(screen.getByRole("button", { name: "Leg oordeel vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("override_guide", { case: CASE, code: "vk1", state: "done", reason: "Mondeling opgelost." }));
});

it("writes down that a partner agreed, with how he said so", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Leg akkoord vast: Carla/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg akkoord vast" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText(/Hoe en wanneer zei deze partner ja/), "In het overleg.");
  await userEvent.click(screen.getByRole("button", { name: "Leg akkoord vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("confirm_guide", { case: CASE, code: "vk1", partner: carla.record, how: "In het overleg.", content: "5c".repeat(32) }));
});

it("agrees with the answers that stand on the screen", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Wij zijn het hiermee eens" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("confirm_guide", { case: CASE, code: "vk1", partner: null, how: "", content: "5c".repeat(32) }));
});

it("knows no other codes, and explains an error", async () => {
  await draw("vk9");
  expect(await screen.findByRole("heading", { level: 1, name: "Deze valkuil of behoefte is er niet" })).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("guide", expect.anything());
});

it("explains an error", async () => {
  answering(core, { guide: new ApiError("fault") });
  await draw("bh6");
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
