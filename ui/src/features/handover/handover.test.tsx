import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { isoDay } from "../../i18n/parseDay.ts";
import { broken } from "../../kit/testing.tsx";
import { bram, carla, CASE } from "../../preview/cases/people.ts";
import { handover, handovers } from "../../preview/together/agreeing.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import HandoverScreen from "./HandoverScreen.tsx";
import HandoversScreen from "./HandoversScreen.tsx";
import OfferScreen from "./OfferScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const ONE = "e5".repeat(16);
const drawList = () => drawScreen(HandoversScreen, "/cases/$caseId/handovers", `/cases/${CASE}/handovers`);
const drawOne = (record = ONE) => drawScreen(HandoverScreen, "/cases/$caseId/handovers/$handoverId", `/cases/${CASE}/handovers/${record}`);
const drawOffer = () => drawScreen(OfferScreen, "/cases/$caseId/handovers/new", `/cases/${CASE}/handovers/new`);
const only = (change: Parameters<typeof handover>[0]) => answering(core, { handovers: () => ({ handovers: [handover(change)], held: [] }) });

beforeEach(() => answering(core));

it("lists what goes from whom to whom, and where it stands", async () => {
  const { container } = await drawList();
  const list = await screen.findByRole("list", { name: "Overdrachten" });
  expect(within(list).getByRole("link", { name: /^Huisbezoek/ })).toHaveAttribute("href", `#/cases/${CASE}/handovers/${ONE}`);
  expect(within(list).getByText("Aan u gevraagd")).toBeInTheDocument();
  expect(within(list).getByText("Geweigerd")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("offers only the steps that its state allows", async () => {
  const { container } = await drawOne();
  expect(await screen.findByRole("button", { name: "Neem aan" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Wij spraken elkaar…" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Alles is ontvangen…" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Trek het aanbod in…" })).not.toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Gaat over met het ja" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a yes asks when the two spoke each other and when all was received", async () => {
  await drawOne();
  await userEvent.click(await screen.findByRole("button", { name: "Neem aan" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Neem aan" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Neem aan" }));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Vul de dag in waarop jullie elkaar spraken.");
  expect(alert).toHaveTextContent("Vul de dag in waarop alles er was.");
  await userEvent.type(screen.getByLabelText("Wanneer spraken jullie elkaar hierover?"), "vandaag");
  await userEvent.type(screen.getByLabelText("Hoe spraken jullie elkaar?"), "Gebeld");
  await userEvent.type(screen.getByLabelText(/Wanneer was alles ontvangen/), "vandaag");
  await userEvent.click(screen.getByRole("button", { name: "Neem aan" }));
  const today = isoDay(new Date());
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("answer_handover", { handover: ONE, answer: "accept", conditions: "", reason: "", spoken_at: today, spoken_how: "Gebeld", received_at: today, on_behalf: "" }),
  );
});

it("what is noted already is not asked again", async () => {
  only({ spoken_at: "2026-11-02", spoken_how: "Gebeld", received_at: "2026-11-03" });
  await drawOne();
  await userEvent.click(await screen.findByRole("button", { name: "Neem aan met voorwaarden…" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Neem aan met voorwaarden" })).toBeEnabled());
  expect(screen.queryByLabelText(/Wanneer spraken/)).not.toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("Onder welke voorwaarden?"), "Samen op het eerste bezoek.");
  await userEvent.click(screen.getByRole("button", { name: "Neem aan met voorwaarden" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("answer_handover", expect.objectContaining({ answer: "accept_with_conditions", conditions: "Samen op het eerste bezoek.", spoken_at: null })));
});

it("no needs a reason; for another it says how he said so", async () => {
  only({ can: [], can_on_behalf: ["refuse"] });
  await drawOne();
  await userEvent.click(await screen.findByRole("button", { name: "Namens een partner vastleggen" }));
  await userEvent.click(screen.getByRole("button", { name: "Weiger, omdat…" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Weiger" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Weiger" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op hoe en wanneer.");
  await userEvent.type(screen.getByLabelText("Waarom niet?"), "Geen ruimte.");
  await userEvent.type(screen.getByLabelText(/Hoe en wanneer zei deze partner dat/), "Per mail.");
  await userEvent.click(screen.getByRole("button", { name: "Weiger" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("answer_handover", expect.objectContaining({ answer: "refuse", reason: "Geen ruimte.", on_behalf: "Per mail." })));
});

it("says who said what, and for whom another wrote it down", async () => {
  const word = { partner: { partner: carla.record, name: "Carla Proef", own: false }, said: "accepted_with_conditions" as const, said_label: "aangenomen met voorwaarden", text: "Pas na maandag.", on_behalf: "Gebeld", at: "2026-11-18", own_word: false, author: "Bram Voorbeeld" };
  const own = { ...word, partner: { partner: bram.record, name: "Bram Voorbeeld", own: false }, said: "accepted" as const, said_label: "aangenomen", text: "", on_behalf: "", at: "2026-11-19", own_word: true };
  const bare = { ...word, on_behalf: "" };
  only({ state: "accepted", words: [word, own, bare, { ...bare, author: "" }] });
  const { container } = await drawOne();
  const said = within(await screen.findByRole("list", { name: "Wie wat zei" })).getAllByRole("listitem");
  expect(said).toHaveLength(4);
  expect(said[0]).toHaveTextContent(/Aangenomen met voorwaarden.*Carla Proef.*Pas na maandag\..*Zo gezegd: Gebeld\. Vastgelegd door Bram Voorbeeld\./);
  expect(said[1]).not.toHaveTextContent(/Zo gezegd|Vastgelegd/);
  expect(said[2]).not.toHaveTextContent("Zo gezegd");
  expect(said[2]).toHaveTextContent("Vastgelegd door Bram Voorbeeld.");
  expect(said[3]).toHaveTextContent("Niet bekend is wie dit vastlegde.");
  expect(await broken(container)).toEqual([]);
});

it("receipt and asking how it goes follow a yes", async () => {
  only({ state: "accepted", state_label: "aangenomen", held_by: "to", can: ["confirm_receipt", "follow_up", "carry_out"], can_on_behalf: [] });
  await drawOne();
  await userEvent.click(await screen.findByRole("button", { name: "Draag over wat achterbleef" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("carry_out_handover", { record: ONE }));
  await userEvent.click(screen.getByRole("button", { name: "Ik vroeg hoe het loopt…" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Leg vast" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("follow_up", { handover: ONE, on: null }));
});

it("says when answers differ, and who holds it until someone chooses", async () => {
  only({ disputed: ["accepted", "withdrawn"] });
  await drawOne();
  expect(await screen.findByText("Over deze overdracht bestaan verschillende antwoorden")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Bekijk en kies" })).toHaveAttribute("href", `#/differences?case=${CASE}`);
});

it("offers a task that the own person holds", async () => {
  answering(core, { handovers: () => handovers });
  const { at, container } = await drawOffer();
  await userEvent.click(await screen.findByRole("radio", { name: "Een taak" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Bied aan" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Bied aan" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies welke taak.");
  await userEvent.selectOptions(screen.getByLabelText("Welke taak?"), "a5".repeat(16));
  await userEvent.selectOptions(screen.getByLabelText("Aan wie?"), bram.record);
  await userEvent.type(screen.getByLabelText("Wat vraagt u de ander?"), "Neem dit over.");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bied aan" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("offer_handover", {
      case: CASE, of: "task", subject: "a5".repeat(16), from: null, to: bram.record, answer_by: null, asks: "Neem dit over.", promises: "", risks: "", spoken_at: null, spoken_how: "",
    }),
  );
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}/handovers/${"99".repeat(16)}`));
});

it("only who cannot offer it himself can be handed over for", async () => {
  await drawOffer();
  const from = await screen.findByLabelText("Wie draagt over?");
  const names = within(from).getAllByRole("option").map((option) => option.getAttribute("value"));
  expect(names).toContain(carla.record);
  expect(names).not.toContain(bram.record);
});

it("says when there is none, when it is not here, and explains an error", async () => {
  answering(core, { handovers: () => ({ handovers: [], held: [] }) });
  await drawList();
  expect(await screen.findByRole("heading", { name: "Er is nog niets overgedragen" })).toBeInTheDocument();
});

it("says when it is not here", async () => {
  await drawOne("00".repeat(16));
  expect(await screen.findByRole("heading", { name: "Deze overdracht is er niet" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { handovers: new ApiError("fault") });
  await drawList();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});
