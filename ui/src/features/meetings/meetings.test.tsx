import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { anna, bram, CASE, OTHER_CASE } from "../../preview/cases/people.ts";
import { agendaItem, meeting, MEETING, proposal } from "../../preview/together/meeting.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import { byHand, minutesOf, planned, starts } from "./agenda.ts";
import MeetingScreen from "./MeetingScreen.tsx";
import MeetingsScreen from "./MeetingsScreen.tsx";
import PrepareScreen from "./PrepareScreen.tsx";
import PrintScreen from "./PrintScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const drawOne = () => drawScreen(MeetingScreen, "/meetings/$meetingId", `/meetings/${MEETING}`);

beforeEach(() => answering(core));

describe("an agenda", () => {
  it("leaves out what a person took off and keeps what was not touched", () => {
    const items = proposal.items;
    const changed = { [CASE]: { on: false, minutes: "10", decision_needed: "", invited: [], note: "" } };
    expect(planned(items, changed)).toEqual([{ case: OTHER_CASE, minutes: 5, decision_needed: "", invited: [anna.record, bram.record], note: "" }]);
  });
  it("asks by name what a person put on it or wrote at, and the proposal does not hold", () => {
    const note = { on: true, minutes: "10", decision_needed: "", invited: [], note: "Bel eerst." };
    const third = "c3".repeat(16);
    expect(byHand([CASE, third], { [OTHER_CASE]: note, [third]: note, ["c4".repeat(16)]: { ...note, on: false } }, [agendaItem()])).toEqual([third, OTHER_CASE]);
  });
  it("begins each item after the time boxes before it", () => {
    const times = starts("2026-11-20T14:00:00+01:00", [10, 5, 20]).map((date) => date.toISOString());
    expect(times).toEqual(["2026-11-20T13:00:00.000Z", "2026-11-20T13:10:00.000Z", "2026-11-20T13:15:00.000Z"]);
  });
  it("reads whole minutes only", () => {
    expect([minutesOf("15"), minutesOf(" 5 "), minutesOf("5,5"), minutesOf(""), minutesOf("tien")]).toEqual([15, 5, null, null, null]);
  });
});

it("lists what comes and what was", async () => {
  const { container } = await drawScreen(MeetingsScreen, "/meetings", "/meetings");
  expect(within(await screen.findByRole("list", { name: "Komt nog" })).getByRole("link")).toHaveAttribute("href", `#/meetings/${MEETING}`);
  expect(within(screen.getByRole("list", { name: "Geweest" })).getAllByRole("link")).toHaveLength(1);
  expect(await broken(container)).toEqual([]);
});

it("in a case asks only for its meetings", async () => {
  await drawScreen(MeetingsScreen, "/cases/$caseId/meetings", `/cases/${CASE}/meetings`);
  await waitFor(() => expect(core).toHaveBeenCalledWith("meetings", { case: CASE }));
});

it("is prepared from one screen: the proposal with its reasons, changed by hand", async () => {
  const { container, at } = await drawScreen(PrepareScreen, "/meetings/new", "/meetings/new");
  const day = await screen.findByLabelText("Dag");
  await waitFor(() => expect(core).toHaveBeenCalledWith("draft", { form_kind: "meeting", target: "" }));
  expect(screen.getByRole("button", { name: "Leg dit overleg vast" })).toBeDisabled();
  await userEvent.type(day, "20 november 2027");
  await userEvent.type(screen.getByLabelText(/^Tijd/), "14.00");
  await userEvent.click(screen.getByRole("button", { name: "Stel een agenda voor" }));
  expect(await screen.findByRole("heading", { name: "Agenda: 2 zaken, 15 minuten" })).toBeInTheDocument();
  expect(screen.getByText(/De urgentie is hoog/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: "Bespreken: WR-2B9D" }));
  expect(screen.getByRole("heading", { name: "Agenda: 1 zaak, 10 minuten" })).toBeInTheDocument();
  await userEvent.clear(screen.getByLabelText("Minuten"));
  await userEvent.type(screen.getByLabelText("Minuten"), "veel");
  await userEvent.click(screen.getByRole("button", { name: "Leg dit overleg vast" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Vul bij elke zaak hele minuten in.");
  await userEvent.clear(screen.getByLabelText("Minuten"));
  await userEvent.type(screen.getByLabelText("Minuten"), "25");
  await userEvent.click(screen.getByRole("button", { name: "Leg dit overleg vast" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("plan_meeting", {
      meeting: null, at: expect.stringMatching(/^2027-11-20T14:00:00/), name: "", place: "",
      items: [{ case: CASE, minutes: 25, decision_needed: "", invited: [anna.record, bram.record], note: "" }],
    }),
  );
  await waitFor(() => expect(at()).toBe(`/meetings/${"99".repeat(16)}`));
});

it("keeps a case at which something was written when the proposal changes, and tells which one is gone", async () => {
  const [first, second] = proposal.items;
  answering(core, {
    prepare_meeting: (asked) =>
      asked.cases.length > 0 ? { ...proposal, items: [second!], left_out: ["WR-9Z9Z"] } : { ...proposal, items: asked.lead === "mine" ? [first!] : proposal.items },
  });
  await drawScreen(PrepareScreen, "/meetings/new", "/meetings/new");
  await userEvent.type(await screen.findByLabelText("Dag"), "20 november 2027");
  await userEvent.type(screen.getByLabelText(/^Tijd/), "14.00");
  await userEvent.click(screen.getByRole("button", { name: "Stel een agenda voor" }));
  await userEvent.type((await screen.findAllByLabelText(/^Notitie/))[1] as HTMLElement, "Bel eerst.");
  await userEvent.click(screen.getByRole("radio", { name: "Waar ik de regie heb" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("prepare_meeting", expect.objectContaining({ lead: "mine", cases: [OTHER_CASE] })));
  expect(await screen.findByText("Niet meer op de agenda: WR-9Z9Z")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Leg dit overleg vast" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("plan_meeting", expect.objectContaining({ items: [expect.objectContaining({ case: CASE }), expect.objectContaining({ case: OTHER_CASE, note: "Bel eerst." })] })),
  );
});

it("while it is held: who came, what changed, what was decided", async () => {
  const { container } = await drawOne();
  expect(await screen.findByText(/Bespreek een zaak alleen met wie erbij betrokken is/)).toBeInTheDocument();
  expect(screen.getByText("Wie legt het tapijt?")).toBeInTheDocument();
  expect(screen.getByText("De corporatie legt tapijt")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /^Leg een besluit vast: WR-7K3F/ })).toHaveAttribute(
    "href",
    `#/cases/${CASE}/records/resolution/new?meeting_item=${"b3".repeat(16)}&meeting=${MEETING}`,
  );
  await userEvent.click(screen.getAllByRole("button", { name: /^Veranderd sinds de vorige keer/ })[0] as HTMLElement);
  expect(screen.getByRole("link", { name: /Volle gang/ })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("notes who came, only those who are asked for the case", async () => {
  await drawOne();
  await userEvent.click((await screen.findAllByRole("button", { name: "Wie erbij is: 1 van 2" }))[0] as HTMLElement);
  await userEvent.selectOptions(screen.getByLabelText(/^Anna Proef/), "deputised");
  await userEvent.click(screen.getByRole("button", { name: /^Leg aanwezigheid vast/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("note_attendance", { item: "b3".repeat(16), present: [bram.record], deputised: [anna.record] }));
});

it("an item is changed, or taken off with a reason", async () => {
  await drawOne();
  await userEvent.click((await screen.findAllByRole("button", { name: /^Haal van de agenda/ }))[0] as HTMLElement);
  await waitFor(() => expect(screen.getByRole("button", { name: "Haal van de agenda" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Haal van de agenda" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op waarom.");
  await userEvent.type(screen.getByLabelText("Waarom bespreekt u deze zaak niet?"), "Het is rustig.");
  await userEvent.click(screen.getByRole("button", { name: "Haal van de agenda" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("remove_agenda_item", { record: "b3".repeat(16), reason: "Het is rustig." }));
});

it("is printed for everybody, or only the cases of one person", async () => {
  const { container } = await drawScreen(PrintScreen, "/meetings/$meetingId/print", `/meetings/${MEETING}/print`);
  expect(await screen.findByRole("heading", { name: /WR-2B9D/ })).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText("Voor wie?"), bram.record);
  expect(screen.queryByRole("heading", { name: /WR-2B9D/ })).not.toBeInTheDocument();
  expect(screen.getByRole("heading", { name: /WR-7K3F/ })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("on paper two people of one name stay apart", async () => {
  const named = (partner: string) => [{ partner, name: "Kees Bos", invited: true, attended: "none" as const, because: [] }];
  const [one, two] = [bram.record, anna.record];
  answering(core, {
    meeting: () => ({
      ...meeting,
      items: [agendaItem({ record: "b3".repeat(16), attendees: named(one) }), agendaItem({ record: "b4".repeat(16), case: OTHER_CASE, number: "WR-2B9D", attendees: named(two) })],
      attendance: [{ partners: [one], name: "Kees Bos", cases: ["WR-7K3F"] }, { partners: [two], name: "Kees Bos", cases: ["WR-2B9D"] }],
    }),
  });
  await drawScreen(PrintScreen, "/meetings/$meetingId/print", `/meetings/${MEETING}/print`);
  await userEvent.selectOptions(await screen.findByLabelText("Voor wie?"), "Kees Bos: WR-2B9D");
  expect(screen.getByRole("heading", { name: /WR-2B9D/ })).toBeInTheDocument();
  expect(screen.queryByRole("heading", { name: /WR-7K3F/ })).not.toBeInTheDocument();
});

it("says so when there is no meeting, and explains an error", async () => {
  answering(core, { meetings: () => ({ meetings: [] }) });
  await drawScreen(MeetingsScreen, "/meetings", "/meetings");
  expect(await screen.findByRole("heading", { name: "Nog geen overleg" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { meeting: new ApiError("not_found") });
  await drawOne();
  expect(await screen.findByText(/Dit onderdeel is er niet/)).toBeInTheDocument();
});

it("says when a case was chosen by hand", async () => {
  answering(core, { meeting: () => ({ meeting: { record: MEETING, at: "2026-11-20T14:00:00+01:00", place: "", name: "", cases: 1, past: true }, editable: false, items: [agendaItem({ record: "b3".repeat(16), reasons: [], editable: false, attendees: [] })], minutes: 10, privacy_note: "Let op.", attendance: [] }) });
  await drawOne();
  expect(await screen.findByText("Met de hand gekozen.")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Wijzig dit punt/ })).not.toBeInTheDocument();
});
