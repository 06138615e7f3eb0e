import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { CASE } from "../../preview/cases/people.ts";
import { pulses } from "../../preview/together/meeting.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import PulsesScreen from "./PulsesScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(PulsesScreen, "/cases/$caseId/pulses", `/cases/${CASE}/pulses`);

beforeEach(() => answering(core));

it("shows the group, never who said what", async () => {
  const { container } = await draw();
  const table = await screen.findByRole("table", { name: "Hoe vaak elk cijfer is gegeven" });
  expect(within(table).getAllByRole("row")).toHaveLength(6);
  expect(within(screen.getByRole("list", { name: "Nog te bespreken" })).queryByText(/Voorbeeld|Proef/)).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("shows no scores while so few answered that they would point at a person", async () => {
  answering(core, { pulses: () => pulses({ answered: 1, scores: [] }) });
  await draw();
  expect(await screen.findByText("Nog te weinig antwoorden om te laten zien")).toBeInTheDocument();
  expect(screen.queryByRole("table")).not.toBeInTheDocument();
});

it("the own answer is a score and a line", async () => {
  await draw();
  await waitFor(() => expect(screen.getByRole("button", { name: "Geef antwoord" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Geef antwoord" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies een cijfer.");
  await userEvent.click(screen.getByRole("radio", { name: /^2:/ }));
  await userEvent.type(screen.getByLabelText(/In één regel/), "Te veel mail.");
  await userEvent.click(screen.getByRole("button", { name: "Geef antwoord" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("give_pulse", { case: CASE, partner: null, score: 2, text: "Te veel mail." }));
});

it("a low score is taken up with how", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Dit is besproken/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg vast" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText(/Hoe is het besproken/), "We bellen op maandag.");
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("address_pulse", { pulse: "b6".repeat(16), how: "We bellen op maandag." }));
});

it("explains an error", async () => {
  answering(core, { pulses: new ApiError("fault") });
  await draw();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
