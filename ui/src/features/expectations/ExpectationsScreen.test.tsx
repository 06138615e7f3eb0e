import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { AnswersView } from "../../ipc/types/AnswersView.ts";
import { broken } from "../../kit/testing.tsx";
import { oneCase } from "../../preview/cases/oneCase.ts";
import { bram, CASE } from "../../preview/cases/people.ts";
import { expectations } from "../../preview/together/meeting.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ExpectationsScreen from "./ExpectationsScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const draw = () => drawScreen(ExpectationsScreen, "/cases/$caseId/expectations", `/cases/${CASE}/expectations`);

beforeEach(() => answering(core));

it("says who reads what, lists only differences, and facts with their source", async () => {
  const { container } = await draw();
  expect(await screen.findByText("Niemand leest uw antwoorden tot u ze zelf laat zien")).toBeInTheDocument();
  expect(await screen.findByText(/Tempo: verwacht is “binnen een week”/, { selector: "div" })).toBeInTheDocument();
  expect(screen.getByText("1 partner gaf antwoord en liet het nog niet zien.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Een gedragsaanwijzing kost tijd" }));
  expect(screen.getByText("Bron: Gemeentewet artikel 151d")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("keeps what is chosen on this device, never as a draft", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("radio", { name: "Binnen een week" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("save_expectations", { case: CASE, by: null, answers: { own: { pace: { choice: "this_week", line: "" } }, of_others: {} }, pass_on: false }),
  );
  expect(await screen.findByText("Bewaard op dit apparaat.")).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("save_draft", expect.anything());
});

it("passing the screen on covers the answers", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: "Klaar: geef het scherm door" }));
  await userEvent.click(await screen.findByRole("button", { name: "Dek af en geef door" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("save_expectations", expect.objectContaining({ pass_on: true })));
});

it("who passed the screen on is not read by the next", async () => {
  await draw();
  await userEvent.selectOptions(await screen.findByLabelText("Wie zit nu achter het scherm?"), bram.record);
  expect(await screen.findByText("Deze antwoorden zijn afgedekt")).toBeInTheDocument();
  expect(screen.queryByRole("radio", { name: "Binnen een week" })).not.toBeInTheDocument();
});

it("each shows his own answers", async () => {
  await draw();
  const list = await screen.findByRole("list", { name: "Hoe ver ieder is" });
  await userEvent.click(within(list).getByRole("button", { name: /^Laat zien: Bram/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("reveal_expectations", { case: CASE, by: bram.record, revealed: true }));
  expect(within(list).queryByRole("button", { name: /Anna/ })).not.toBeInTheDocument();
});

it("a difference becomes an explanation that all can read", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("button", { name: /^Leg samen uit/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Bewaar uitleg" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText(/Wat spraken jullie af als uitleg/), "Eerst komt de zienswijze.");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar uitleg" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("keep_explanation", { case: CASE, theme: "pace", partner: bram.record, text: "Eerst komt de zienswijze." }));
});

it("says when keeping fails, and keeps what was chosen", async () => {
  answering(core, { save_expectations: new ApiError("disk_full") });
  await draw();
  await userEvent.click(await screen.findByRole("radio", { name: "Binnen een week" }));
  expect(await screen.findByText("De schijf is vol.")).toBeInTheDocument();
  expect(screen.getByRole("radio", { name: "Binnen een week" })).toBeChecked();
});

it("a closed case has no check", async () => {
  answering(core, { case: () => oneCase({ state: "closed" }) });
  await draw();
  expect(await screen.findByText("Deze zaak is afgesloten")).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("expectations", expect.anything());
});

it("answers about the others stand under their names", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("tab", { name: /Bram Voorbeeld/ }));
  await userEvent.click(await screen.findByRole("radio", { name: "Binnen zes weken" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("save_expectations", expect.objectContaining({ answers: { own: {}, of_others: { [bram.record]: { pace: { choice: "six_weeks", line: "" } } } } })),
  );
});

it("explains an error", async () => {
  answering(core, { expectations: new ApiError("not_partner") });
  await draw();
  expect(await screen.findByText("Deze persoon is geen partner in deze zaak.")).toBeInTheDocument();
});

it("who comes back to the screen goes on from what he answered", async () => {
  let held: AnswersView | null = null;
  answering(core, {
    expectations: () => expectations({ answers: held }),
    save_expectations: (asked) => {
      held = asked.answers;
      return { done: true };
    },
  });
  const { go } = await draw();
  await userEvent.click(await screen.findByRole("radio", { name: "Binnen een week" }));
  expect(await screen.findByText("Bewaard op dit apparaat.")).toBeInTheDocument();
  go("/elsewhere");
  expect(await screen.findByText("elders")).toBeInTheDocument();
  go(`/cases/${CASE}/expectations`);
  expect(await screen.findByRole("radio", { name: "Binnen een week" })).toBeChecked();
  await userEvent.type(screen.getByLabelText(/^Toelichting bij tempo/), "druk");
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("save_expectations", expect.objectContaining({ answers: { own: { pace: { choice: "this_week", line: "druk" } }, of_others: {} } })),
  );
});

it("before another sits down, what was answered is covered", async () => {
  await draw();
  await userEvent.click(await screen.findByRole("radio", { name: "Binnen een week" }));
  await userEvent.selectOptions(screen.getByLabelText("Wie zit nu achter het scherm?"), bram.record);
  expect(await screen.findByRole("alertdialog", { name: "Klaar met antwoorden?" })).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("expectations", { case: CASE, by: bram.record });
  await userEvent.click(screen.getByRole("button", { name: "Dek af en geef door" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("save_expectations", { case: CASE, by: null, answers: { own: { pace: { choice: "this_week", line: "" } }, of_others: {} }, pass_on: true }),
  );
  await waitFor(() => expect(core).toHaveBeenCalledWith("expectations", { case: CASE, by: bram.record }));
});

it("what is not covered goes to nobody else when that fails", async () => {
  answering(core, { save_expectations: new ApiError("disk_full") });
  await draw();
  await userEvent.click(await screen.findByRole("radio", { name: "Binnen een week" }));
  await userEvent.selectOptions(screen.getByLabelText("Wie zit nu achter het scherm?"), bram.record);
  await userEvent.click(await screen.findByRole("button", { name: "Dek af en geef door" }));
  expect(await screen.findByText("De schijf is vol.")).toBeInTheDocument();
  expect(core).not.toHaveBeenCalledWith("expectations", { case: CASE, by: bram.record });
});

it("what was shown is not read one by one or changed, and who is not done shows nothing", async () => {
  const [own, other] = expectations().partners;
  answering(core, { expectations: () => expectations({ partners: [{ ...own!, state: "revealed" }, { ...other!, state: "begun" }] }) });
  await draw();
  expect(await screen.findByText("Wat ervan te zien is, staat bij de verschillen. Wijzigen kan niet meer.")).toBeInTheDocument();
  expect(screen.queryByRole("radio", { name: "Binnen een week" })).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: /^Dek weer af: Anna/ })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Laat zien/ })).not.toBeInTheDocument();
});
