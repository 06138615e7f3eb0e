import { renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CASE } from "../../preview/cases/people.ts";
import { bramContact, exchangeAnswers } from "../../preview/exchange/answers.ts";
import { consent, decision, disclosureForm, extractForm } from "../../preview/exchange/disclosing.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import DiscloseScreen from "./DiscloseScreen.tsx";
import DisclosuresScreen from "./DisclosuresScreen.tsx";
import ExtractScreen from "./ExtractScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
vi.setConfig({ testTimeout: 20_000 });
const core = vi.mocked(call);
const decide = () => drawScreen(DiscloseScreen, "/cases/$caseId/disclose/$contactId", `/cases/${CASE}/disclose/${bramContact.contact}`);
const register = () => drawScreen(DisclosuresScreen, "/cases/$caseId/disclosures", `/cases/${CASE}/disclosures`);
const extract = () => drawScreen(ExtractScreen, "/cases/$caseId/extract/$recordId", `/cases/${CASE}/extract/${extractForm.item.record}`);
const [process] = disclosureForm.items;

beforeEach(() => answering(core, exchangeAnswers));

it("a decision asks what its ground and its class ask, and names what is left open", async () => {
  const { container } = await decide();
  await userEvent.click(await screen.findByRole("checkbox", { name: /Aangemeld bij het wijkteam/ }));
  expect(screen.getByRole("radio", { name: /^G7/ })).toBeDisabled();
  expect(screen.getByRole("radio", { name: /^G9/ })).toBeDisabled();
  await userEvent.click(screen.getByRole("radio", { name: /^G3/ }));
  expect(screen.getByLabelText(/Bij welke taak/)).toBeInTheDocument();
  expect(screen.getByLabelText(/Waarom is delen nodig/)).toBeInTheDocument();
  expect(screen.queryByText("Op welke toestemming rust het?")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Neem dit besluit" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Vul dit in.");
  expect(core).not.toHaveBeenCalledWith("decide_disclosure", expect.anything());
  expect(await broken(container)).toEqual([]);
});

it("a decision takes what was chosen as it was seen", async () => {
  const { at } = await decide();
  await userEvent.click(await screen.findByRole("checkbox", { name: /Aangemeld bij het wijkteam/ }));
  await userEvent.click(screen.getByRole("radio", { name: /^G3/ }));
  await userEvent.type(screen.getByLabelText(/Waarvoor deelt u dit/), "Samen aanmelden");
  await userEvent.type(screen.getByLabelText(/Bij welke taak/), "Wmo");
  await userEvent.type(screen.getByLabelText(/Waarom is delen nodig/), "Anders begint het niet");
  await userEvent.type(screen.getByLabelText(/Waarom kan het niet met minder/), "Zonder naam ging niet");
  await userEvent.type(screen.getByLabelText(/Waarom is dit niet te veel/), "Alleen dat er een aanmelding is");
  await userEvent.type(screen.getByLabelText(/Nog niet verteld/), "Vrijdag");
  await waitFor(() => expect(screen.getByRole("button", { name: "Neem dit besluit" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Neem dit besluit" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("decide_disclosure", expect.objectContaining({ ground: "G3", items: [{ record: process?.item.record, seen: "aa01" }] })));
  const [, request] = core.mock.calls.find(([name]) => name === "decide_disclosure") ?? [];
  expect(request).toHaveProperty("answers.task", { text: "Wmo", yes: null });
  expect(request).not.toHaveProperty("answers.consent");
  await waitFor(() => expect(at()).toContain("/share"));
});

it("a talk without a name takes nothing along", async () => {
  await decide();
  await userEvent.click(await screen.findByRole("radio", { name: /^G13/ }));
  await userEvent.click(screen.getByRole("checkbox", { name: /niemand te herkennen/ }));
  expect(screen.queryByLabelText(/Waarom is delen nodig/)).not.toBeInTheDocument();
});

it("after a talk without a name it does not say that something goes along", async () => {
  const told = renderHook(() => useUndoableResult());
  await decide();
  await userEvent.click(await screen.findByRole("radio", { name: /^G13/ }));
  await userEvent.click(screen.getByRole("checkbox", { name: /niemand te herkennen/ }));
  await userEvent.type(screen.getByLabelText(/Waarvoor deelt u dit/), "Meedenken");
  await userEvent.type(screen.getByLabelText(/Nog niet verteld/), "Er is geen naam genoemd");
  await waitFor(() => expect(screen.getByRole("button", { name: "Neem dit besluit" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Neem dit besluit" }));
  await waitFor(() => expect(told.result.current.result?.text).toBe("Het overleg staat in het register. Er gaat niets mee."));
});

it("who is no partner gets no decision", async () => {
  answering(core, { ...exchangeAnswers, disclosure_form: new ApiError("not_partner") });
  await decide();
  expect(await screen.findByRole("alert")).toHaveTextContent("geen bevestigde partner");
});

it("the register says who received what, on which ground and in which file", async () => {
  const { container } = await register();
  expect((await screen.findAllByText(/Aangemeld bij het wijkteam/)).length).toBeGreaterThan(0);
  expect(screen.getAllByText(/WR-7K3F-2026-11-17.woonrust/).length).toBeGreaterThan(0);
  expect(screen.getByText("Uw besluit om te delen is verlopen.")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a withdrawn decision names who has it already", async () => {
  answering(core, { ...exchangeAnswers, disclosure_register: () => ({ decisions: [decision()], incomplete_since: null }) });
  await register();
  await userEvent.click(await screen.findByRole("button", { name: /^Trek dit besluit in/ }));
  await userEvent.type(screen.getByLabelText("Waarom?"), "Niet meer nodig");
  await waitFor(() => expect(screen.getByRole("button", { name: "Trek in" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Trek in" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_disclosure", { record: decision().record, reason: "Niet meer nodig" }));
  expect(await screen.findByText("Ingetrokken. Deze personen hebben al iets ontvangen")).toBeInTheDocument();
});

it("after a restore nobody is said to have received nothing, and whoever it was decided for is named", async () => {
  const view = { received: [], incomplete_since: "2020-03-02T10:00:00+01:00", may_have: [{ contact: "b2".repeat(32), name: "Bram Voorbeeld, Gemeente Proefstad" }] };
  answering(core, { ...exchangeAnswers, disclosure_register: () => ({ decisions: [], incomplete_since: null }), withdraw_consent: () => view });
  await register();
  await userEvent.click(await screen.findByRole("button", { name: /^Ingetrokken/ }));
  await userEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Ja, ingetrokken" }));
  expect(await screen.findByText("Ingetrokken. Volgens uw lijst heeft niemand hier iets van ontvangen")).toBeInTheDocument();
  expect(screen.getByText(/onvolledig zijn sinds 2 maart 2020/)).toBeInTheDocument();
  expect(screen.getByText("Bram Voorbeeld, Gemeente Proefstad")).toBeInTheDocument();
});

it("a withdrawn consent is asked about first, and names who received something", async () => {
  answering(core, { ...exchangeAnswers, disclosure_register: () => ({ decisions: [], incomplete_since: null }) });
  await register();
  await userEvent.click(await screen.findByRole("button", { name: /^Ingetrokken/ }));
  expect(core).not.toHaveBeenCalledWith("withdraw_consent", expect.anything());
  await userEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Ja, ingetrokken" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("withdraw_consent", { record: consent().record, at: null }));
  expect(await screen.findByText("Ingetrokken. Deze personen hebben al iets ontvangen")).toBeInTheDocument();
});

it("an extract takes what was chosen, and an older one says that its source changed", async () => {
  const { container } = await extract();
  expect(await screen.findByText(/De bron is veranderd/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: /^Zorginhoud/ }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Maak uittreksel" })).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Maak uittreksel" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("make_extract", { record: extractForm.item.record, fields: ["text"], audience: [bramContact.contact], class: null, text: "" }));
  expect(await broken(container)).toEqual([]);
});
