import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { ResultBar } from "../../kit/ResultBar.tsx";
import { broken } from "../../kit/testing.tsx";
import { oneCase } from "../../preview/cases/oneCase.ts";
import { ago, anna, bram, carla, CASE, contacts, correspondence, dirk, role } from "../../preview/cases/people.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import NewPartnerScreen from "./NewPartnerScreen.tsx";
import PartnerScreen from "./PartnerScreen.tsx";
import PartnersScreen from "./PartnersScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn() }));
const core = vi.mocked(call);
const drawAll = () => drawScreen(PartnersScreen, "/cases/$caseId/partners", `/cases/${CASE}/partners`);
const WithBar = () => (
  <>
    <PartnerScreen />
    <ResultBar />
  </>
);
const drawOne = (partner: string) => drawScreen(WithBar, "/cases/$caseId/partners/$partnerId", `/cases/${CASE}/partners/${partner}`);
const drawNew = () => drawScreen(NewPartnerScreen, "/cases/$caseId/partners/new", `/cases/${CASE}/partners/new`);

vi.setConfig({ testTimeout: 20_000 });
beforeEach(() => answering(core));

it("shows every role, also those that nobody has, and the trust of every partner", async () => {
  const { container } = await drawAll();
  const roles = await screen.findByRole("list", { name: "Rollen" });
  expect(within(roles).getByText("Gevraagd, nog geen antwoord")).toBeInTheDocument();
  expect(within(roles).getAllByText("Nog niemand")).toHaveLength(2);
  const partners = screen.getByRole("list", { name: "Partners" });
  expect(within(partners).getByText("Nog niet bevestigd")).toBeInTheDocument();
  expect(within(partners).getByText("Zonder Woonrust")).toBeInTheDocument();
  await screen.findByRole("button", { name: "Bewaar mandaat" });
  expect(await broken(container)).toEqual([]);
});

it("asks someone to lead", async () => {
  answering(core, { case: () => oneCase({ roles: [], lead: { state: "none", name: "", mine: false } }) });
  await drawAll();
  await userEvent.selectOptions(await screen.findByLabelText("Wie vraagt u?"), bram.record);
  await userEvent.click(screen.getByRole("button", { name: "Vraag deze persoon" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("propose_role", { case: CASE, partner: bram.record, role: "case_lead" }));
});

it("writes down an answer that was given elsewhere, with how and when", async () => {
  await drawAll();
  await userEvent.click(await screen.findByRole("button", { name: /^Antwoord vastleggen/ }));
  await userEvent.click(screen.getByRole("button", { name: "Leg antwoord vast" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf op hoe en wanneer dit is gezegd.");
  await userEvent.click(screen.getByRole("radio", { name: "Ja" }));
  await userEvent.click(screen.getByLabelText("Hoe en wanneer gezegd?"));
  await userEvent.paste("Telefonisch, 20 november");
  await userEvent.click(screen.getByRole("button", { name: "Leg antwoord vast" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("answer_role_on_behalf", { role: "e1".repeat(16), accept: true, how: "Telefonisch, 20 november" }));
});

it("warns when two people lead", async () => {
  const two = [role({ state: "accepted" }), role({ record: "e9".repeat(16), state: "accepted", partner: anna.record, name: "Anna Proef, GGD Proefstad", mine: true })];
  answering(core, { case: () => oneCase({ roles: two, lead: { state: "double", name: "", mine: true } }) });
  await drawAll();
  expect(await screen.findByText(/Dubbele regie: Bram Voorbeeld, Gemeente Proefstad en Anna Proef/)).toBeInTheDocument();
});

it("is no dead end without partners, and explains an error", async () => {
  answering(core, { case: () => oneCase({ partners: [], roles: [] }) });
  await drawAll();
  expect(await screen.findByRole("heading", { name: "Nog geen partners" })).toBeInTheDocument();
});

it("explains an error", async () => {
  answering(core, { case: new ApiError("fault") });
  await drawAll();
  expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeInTheDocument();
});

it("confirms a partner whom someone else added", async () => {
  const { container } = await drawOne(dirk.record);
  expect(await screen.findByText("Iemand anders voegde Dirk Denkbeeld toe. Klopt dat?")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Ja, dit is een partner in deze zaak" }));
  expect(core).toHaveBeenCalledWith("confirm_partner", { case: CASE, partner: dirk.record });
});

it("keeps that a partner knows who leads", async () => {
  answering(core, { case: () => oneCase({ lead: { state: "accepted", name: "Anna Proef", mine: true } }) });
  await drawOne(bram.record);
  await userEvent.click(await screen.findByRole("button", { name: "Weet wie de regie heeft" }));
  expect(core).toHaveBeenCalledWith("partner_knows_lead", { case: CASE, partner: bram.record });
});

it("adds a contact and warns that the fingerprint was not compared", async () => {
  const { container, at } = await drawNew();
  await userEvent.selectOptions(await screen.findByLabelText("Contact"), "ee".repeat(32));
  expect(screen.getByText("U hebt de vingerafdruk nog niet vergeleken")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Voeg partner toe" }));
  await waitFor(() => expect(at()).toBe(`/cases/${CASE}/partners`));
  expect(core).toHaveBeenCalledWith("add_partner", { case: CASE, contact: "ee".repeat(32), name: "", organisation: "", function: "", domain: null, reach: "" });
});

it("adds someone without Woonrust when there are no contacts", async () => {
  answering(core, { list_contacts: () => ({ ...contacts, contacts: [] }) });
  await drawNew();
  await userEvent.click(await screen.findByRole("button", { name: "Voeg partner toe" }));
  const summary = await screen.findByRole("alert");
  expect(summary).toHaveTextContent("Vul een naam in.");
  expect(summary).toHaveTextContent("Kies waar deze partner werkt.");
});

it("a typo in a partner without Woonrust is fixed and can be taken back, and one added by mistake goes again", async () => {
  answering(core, { describe_partner: () => ({ done: true, undo: 8 }) });
  const { container } = await drawOne(carla.record);
  await userEvent.click(await screen.findByRole("button", { name: "Werk gegevens bij" }));
  const reach = await screen.findByDisplayValue("06 0000 0003");
  expect(await broken(container)).toEqual([]);
  await userEvent.clear(reach);
  await userEvent.paste("06 0000 0033");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar gegevens" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("describe_partner", expect.objectContaining({ partner: carla.record, reach: "06 0000 0033", name: carla.name, domain: "housing", confirmed: false })),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Ongedaan maken" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("undo", { deed: 8 }));
  await userEvent.click(await screen.findByRole("button", { name: /^Neem terug/ }));
  await userEvent.click(screen.getByLabelText("Waarom neemt u dit terug?"));
  await userEvent.paste("Verkeerde persoon.");
  await userEvent.click(screen.getByRole("button", { name: "Neem terug" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_entry", { record: carla.record, reason: "Verkeerde persoon." }));
});

it("a partner who was used stops, he is not taken back", async () => {
  await drawOne(bram.record);
  await screen.findByRole("button", { name: "Doet niet meer mee…" });
  expect(screen.queryByRole("button", { name: /^Neem terug/ })).not.toBeInTheDocument();
});

it("of a partner who left a typo is still fixed, but nobody makes sure of him", async () => {
  const left = { ...bram, state: "ended" as const };
  answering(core, { case: () => oneCase({ partners: [anna, left] }) });
  await drawOne(bram.record);
  await userEvent.click(await screen.findByRole("button", { name: "Werk gegevens bij" }));
  expect(await screen.findByLabelText("Organisatie")).toHaveValue(bram.organisation);
  expect(screen.queryByRole("checkbox", { name: "Ik ging vandaag na dat deze gegevens kloppen" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Doet niet meer mee…" })).not.toBeInTheDocument();
});

it("says how to reach a partner, and that somebody made sure of it", async () => {
  await drawOne(bram.record);
  expect(await screen.findByText("Els Verzonnen")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Werk gegevens bij" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Bewaar gegevens" })).toBeEnabled());
  await userEvent.clear(screen.getByLabelText("Organisatie"));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar gegevens" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Vul de organisatie in.");
  await userEvent.type(screen.getByLabelText("Organisatie"), "Gemeente Proefstad");
  await userEvent.click(screen.getByRole("checkbox", { name: "Ik ging vandaag na dat deze gegevens kloppen" }));
  await userEvent.click(screen.getByRole("button", { name: "Bewaar gegevens" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("describe_partner", expect.objectContaining({ case: CASE, partner: bram.record, organisation: "Gemeente Proefstad", reserve: "Els Verzonnen", confirmed: true })),
  );
});

it("files that never came are asked for, once", async () => {
  const lacking = { ...bram, correspondence: correspondence({ missing_files: 2, unanswered: 1, silent_days: 9, asks_at: ago(2) }) };
  answering(core, { case: () => oneCase({ partners: [anna, lacking] }), ask_full_copy: () => ({ done: true }) });
  const { container } = await drawOne(bram.record);
  expect(await screen.findByText("2 bestanden kwamen hier nooit aan")).toBeInTheDocument();
  expect(screen.getByText("1 bestand gestuurd, sinds 9 dagen")).toBeInTheDocument();
  expect(screen.getByText("Bram Voorbeeld vraagt om wat daar ontbreekt")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Vraag Bram Voorbeeld om een volledige kopie" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("ask_full_copy", { case: CASE, contact: bram.contact }));
});

it("a question that is under way is told and not asked again", async () => {
  const asked = { ...bram, correspondence: correspondence({ missing_files: 1, asked_at: ago(1), asked_sent: true }) };
  answering(core, { case: () => oneCase({ partners: [anna, asked] }) });
  await drawOne(bram.record);
  expect(await screen.findByText(/De vraag ging mee/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /volledige kopie/ })).not.toBeInTheDocument();
});

it("who is silent for a week stands so in the list", async () => {
  const silent = { ...bram, correspondence: correspondence({ unanswered: 2, silent_days: 7 }) };
  answering(core, { case: () => oneCase({ partners: [anna, silent] }) });
  await drawAll();
  const partners = await screen.findByRole("list", { name: "Partners" });
  expect(within(partners).getByText(/7 dagen geen bestand terug/)).toBeInTheDocument();
});
