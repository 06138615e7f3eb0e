import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { bram, CASE } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import AskScreen from "./AskScreen.tsx";
import QuestionScreen from "./QuestionScreen.tsx";
import QuestionsScreen from "./QuestionsScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const OPEN = "e7".repeat(16);
const REFUSED = "e8".repeat(16);
const drawList = () => drawScreen(QuestionsScreen, "/cases/$caseId/questions", `/cases/${CASE}/questions`);
const drawOne = (record: string) => drawScreen(QuestionScreen, "/cases/$caseId/questions/$questionId", `/cases/${CASE}/questions/${record}`);

beforeEach(() => answering(core));

it("lists questions with how long they wait", async () => {
  const { container } = await drawList();
  const list = await screen.findByRole("list", { name: "Vragen" });
  expect(within(list).getByRole("link", { name: /Is er al hulp/ })).toHaveAttribute("href", `#/cases/${CASE}/questions/${OPEN}`);
  expect(within(list).getByText(/wacht 6 dagen/)).toBeInTheDocument();
  expect(within(list).getByText("Niet gedeeld, nog niet compleet")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("asks a question, not a file", async () => {
  const { at } = await drawScreen(AskScreen, "/cases/$caseId/questions/new", `/cases/${CASE}/questions/new`);
  await userEvent.selectOptions(await screen.findByLabelText("Aan wie?"), bram.record);
  await waitFor(() => expect(screen.getByRole("button", { name: "Stel de vraag" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText("Welke vraag wilt u beantwoord hebben?"), "Wie gaat mee?");
  await userEvent.click(screen.getByRole("button", { name: "Stel de vraag" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("ask_information", { case: CASE, from: null, to: bram.record, question: "Wie gaat mee?", at_least: "", asked_at: null }));
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}/questions/${"99".repeat(16)}`));
});

it("a no needs a reason, and helps with what does", async () => {
  const { container } = await drawOne(OPEN);
  expect(screen.queryByRole("heading", { name: "Andere deuren" })).not.toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "Dit mag of kan niet, omdat…" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg antwoord vast" })).toBeEnabled());
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Leg antwoord vast" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies waarom.");
  await userEvent.click(screen.getByRole("radio", { name: "Beroepsgeheim" }));
  await userEvent.type(screen.getByLabelText(/Wat helpt wel/), "Ik ga mee op bezoek.");
  await userEvent.click(screen.getByRole("button", { name: "Leg antwoord vast" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("answer_information", { record: OPEN, answer: "refused", not_shared: "professional_secrecy", reason: "", alternative: "Ik ga mee op bezoek.", on_behalf: "" }),
  );
});

it("sharing is noted without what was shared", async () => {
  await drawOne(OPEN);
  await userEvent.click(await screen.findByRole("button", { name: "Dit is gedeeld" }));
  expect(await screen.findByText(/Wat u deelde, legt u hier niet vast/)).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg antwoord vast" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Leg antwoord vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("answer_information", expect.objectContaining({ answer: "shared", not_shared: null })));
});

it("after a no the doors open, the last one with why none of the four fits", async () => {
  const { container } = await drawOne(REFUSED);
  const doors = await screen.findByRole("list", { name: "Andere deuren" });
  expect(within(doors).getByText("Vraag toestemming")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(within(doors).getByRole("button", { name: /^Kies deze deur: loop het conflict/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg vast" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText("Waarom past geen van de vier deuren?"), "Alles is geprobeerd.");
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("open_door", { record: REFUSED, door: "conflict_of_duties", agreed: "Alles is geprobeerd." }));
});

it("says when there are none, and explains an error", async () => {
  answering(core, { information_requests: () => ({ requests: [] }) });
  await drawList();
  expect(await screen.findByRole("heading", { name: "Er zijn nog geen vragen" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { information_requests: new ApiError("fault") });
  await drawOne(OPEN);
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
