import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { ResultBar } from "../../kit/ResultBar.tsx";
import { broken } from "../../kit/testing.tsx";
import { oneCase } from "../../preview/cases/oneCase.ts";
import { CASE } from "../../preview/cases/people.ts";
import { hearingForm } from "../../preview/together/meeting.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import RecordScreen from "./RecordScreen.tsx";
import TeamScreen from "./TeamScreen.tsx";
import WorkScreen from "./WorkScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const RECORD = "b5".repeat(16);
const WithBar = () => (
  <>
    <RecordScreen />
    <ResultBar />
  </>
);
const draw = (record = "new", search = "") => drawScreen(WithBar, "/cases/$caseId/records/$kind/$recordId", `/cases/${CASE}/records/hearing/${record}${search}`);
const drawWork = (place = "inquiry") => drawScreen(WorkScreen, "/cases/$caseId/chapters/$place", `/cases/${CASE}/chapters/${place}`);

beforeEach(() => answering(core));

it("asks what is needed and sends what was filled in", async () => {
  const { container, at } = await draw();
  const submit = await screen.findByRole("button", { name: "Leg vast" });
  await waitFor(() => expect(submit).toBeEnabled());
  expect(core).toHaveBeenCalledWith("draft", { form_kind: "record:hearing/1", target: CASE });
  expect(await broken(container)).toEqual([]);
  await userEvent.click(submit);
  expect(await screen.findByRole("alert")).toHaveTextContent("Vul in: Wie.");
  await userEvent.click(screen.getByRole("radio", { name: "Bewoner" }));
  await userEvent.type(screen.getByLabelText(/Wat zegt deze persoon/), "Het valt mee.");
  await userEvent.click(submit);
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("save_form", { kind: "hearing/1", case: CASE, record: null, values: expect.objectContaining({ side: "resident", text: "Het valt mee." }) }),
  );
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}/chapters/inquiry`));
});

it("begins with what the address fills in, and goes back to the meeting", async () => {
  const { at } = await draw("new", `?meeting_item=${"b3".repeat(16)}&meeting=${"b1".repeat(16)}`);
  expect(await screen.findByLabelText(/^Overleg/)).toHaveValue("b3".repeat(16));
  await userEvent.click(screen.getByRole("radio", { name: "Melder" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg vast" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  await waitFor(() => expect(at()).toBe(`/meetings/${"b1".repeat(16)}`));
});

it("puts a refusal beside its field, in words", async () => {
  answering(core, { save_form: new ApiError("invalid_input", { reason: "too_long" }, "text") });
  await draw();
  await userEvent.click(await screen.findByRole("radio", { name: "Melder" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg vast" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Dit is te lang. Maak het korter.");
});

it("whom a decision concerns says with one press that the reason is clear", async () => {
  answering(core, { form: () => hearingForm({ kind: "resolution/1", record: RECORD, editable: false, reason_waits: true }) });
  const { container } = await draw(RECORD);
  expect(await screen.findByText("Dit gaat ook over u. Is de reden duidelijk?")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "De reden is mij duidelijk" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("confirm_reason", { record: RECORD }));
  expect(await screen.findByText("Vastgelegd: de reden is duidelijk.")).toBeInTheDocument();
});

it("a record of someone else is read, and whoever wrote it is asked to change it", async () => {
  answering(core, { form: () => hearingForm({ record: RECORD, editable: false, fields: hearingForm().fields.map((field) => (field.name === "side" ? { ...field, value: "resident" } : field)) }) });
  const { container } = await draw(RECORD);
  expect(await screen.findByText("Dit schreef iemand anders")).toBeInTheDocument();
  expect(screen.getByText(/Vraag wie het schreef om het te wijzigen/)).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "Naar de tijdlijn" })).not.toBeInTheDocument();
  expect(screen.getByText("Bewoner")).toBeInTheDocument();
  expect(screen.getAllByText("Niet ingevuld").length).toBeGreaterThan(0);
  expect(screen.queryByRole("button", { name: /Bewaar|Leg vast/ })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("joint work of someone else is changed, and only he takes it back", async () => {
  answering(core, { form: () => hearingForm({ record: RECORD, own: false }) });
  await draw(RECORD);
  expect(await screen.findByRole("button", { name: "Bewaar wijziging" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Per ongeluk vastgelegd/ })).not.toBeInTheDocument();
});

it("in a closed case is read only", async () => {
  answering(core, { case: () => oneCase({ state: "closed" }), form: () => hearingForm({ record: RECORD }) });
  await draw(RECORD);
  expect(await screen.findByText("Deze zaak is afgesloten")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Bewaar wijziging" })).not.toBeInTheDocument();
});

it("is withdrawn with a reason, and that can be undone", async () => {
  await draw(RECORD);
  await userEvent.click(await screen.findByRole("button", { name: /^Per ongeluk vastgelegd/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Neem terug" })).toBeEnabled());
  await userEvent.type(screen.getByLabelText("Waarom neemt u dit terug?"), "Verkeerde zaak.");
  await userEvent.click(screen.getByRole("button", { name: "Neem terug" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_entry", { record: RECORD, reason: "Verkeerde zaak." }));
});

it("lists each kind with its records, what can be changed and what can be read", async () => {
  const { container } = await drawWork();
  const list = await screen.findByRole("list", { name: "Hoor en wederhoor" });
  expect(within(list).getByRole("link", { name: /^Wijzig: Het valt mee/ })).toHaveAttribute("href", `#/cases/${CASE}/records/hearing/${RECORD}`);
  expect(within(list).getByRole("link", { name: /^Bekijk: Melder slaapt slecht/ })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Voeg toe: Hoor en wederhoor" })).toHaveAttribute("href", `#/cases/${CASE}/records/hearing/new`);
  expect(screen.getByRole("link", { name: "Vul in: Ernst van de overlast" })).toBeInTheDocument();
  expect(screen.queryByRole("heading", { name: "Belang" })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a closed case offers nothing new", async () => {
  answering(core, { case: () => oneCase({ state: "closed" }) });
  await drawWork();
  await screen.findByRole("list", { name: "Hoor en wederhoor" });
  expect(screen.queryByRole("link", { name: /^Voeg toe/ })).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: /^Bekijk: Het valt mee/ })).toBeInTheDocument();
});

it("knows no other place", async () => {
  await drawWork("elsewhere");
  expect(await screen.findByRole("heading", { level: 1, name: "Deze pagina is er niet" })).toBeInTheDocument();
});

it("the team shows contacts, shortages and the pot, or only what the board asks for", async () => {
  const { container } = await drawScreen(TeamScreen, "/team", "/team");
  expect(await screen.findByRole("heading", { name: "Pot voor praktische oplossingen" })).toBeInTheDocument();
  expect(screen.getByText(/5\.000,00/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("narrowed by the address, and widened again", async () => {
  const { at } = await drawScreen(TeamScreen, "/team", "/team?kind=shortage&state=open");
  await waitFor(() => expect(core).toHaveBeenCalledWith("list_records", { case: null, kinds: ["shortage/1"], state: "open" }));
  await userEvent.click(await screen.findByRole("button", { name: /Verwijder filter:\s*Tekort/ }));
  await waitFor(() => expect(at()).toBe("/team"));
});

it("explains an error", async () => {
  answering(core, { list_records: new ApiError("fault") });
  await drawWork();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
