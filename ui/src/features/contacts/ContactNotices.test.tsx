import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { call, callOpening, callSaving } from "../../ipc/call.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import type { SuccessionView } from "../../ipc/types/SuccessionView.ts";
import { broken } from "../../kit/testing.tsx";
import { ago, contacts } from "../../preview/cases/people.ts";
import { bramContact, exchangeAnswers } from "../../preview/exchange/answers.ts";
import { claim } from "../../preview/exchange/devices.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ContactScreen from "./ContactScreen.tsx";
import ContactsScreen from "./ContactsScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const saving = vi.mocked(callSaving);
const one = (change: Partial<ContactView>) => {
  answering(core, { ...exchangeAnswers, list_contacts: () => ({ ...contacts, contacts: [{ ...bramContact, ...change }] }) });
  return drawScreen(ContactScreen, "/contacts/$contactId", `/contacts/${bramContact.contact}`);
};

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(saving, exchangeAnswers);
  answering(vi.mocked(callOpening), exchangeAnswers);
});

it.each([
  ["lost", /Het vorige herstelblad is kwijt/],
  ["leaked", /Vertrouw niets nieuws dat nog met de oude sleutel komt/],
] as const)("a new key is a claim with the old fingerprint beside it (%s)", async (reason, why) => {
  const { container } = await one({ state: "unverified", verified_at: null, verified_how: null, succession: claim({ reason }) });
  expect(await screen.findByText("Bram Voorbeeld zegt een nieuwe sleutel te hebben")).toBeInTheDocument();
  expect(screen.getByText(why)).toBeInTheDocument();
  expect(screen.getByRole("group", { name: "Vingerafdruk tot nu toe, van Bram Voorbeeld" })).toHaveTextContent("0ZTB");
  expect(screen.getByRole("button", { name: "Leg vast: de vingerafdruk klopt" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a claim that the old key did not make is an alarm", async () => {
  const { container } = await one({ state: "unverified", verified_at: null, verified_how: null, succession: claim({ sound: false }) });
  expect(await screen.findByText("Deze kaart zegt van Bram Voorbeeld te zijn, en dat klopt niet")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("once it was compared it is one person", async () => {
  await one({ succession: claim({ compared: true, followed: true }) });
  expect(await screen.findByText(/Nieuwe sleutel sinds .*, door u vergeleken/)).toBeInTheDocument();
  expect(screen.queryByText("Bram Voorbeeld zegt een nieuwe sleutel te hebben")).not.toBeInTheDocument();
});

it("a claim that does not hold stays an alarm when it was compared", async () => {
  const { container } = await one({ succession: claim({ sound: false, compared: true }) });
  expect(await screen.findByText("Deze kaart zegt van Bram Voorbeeld te zijn, en dat klopt niet")).toBeInTheDocument();
  expect(screen.queryByText(/hoort bij dezelfde persoon/)).not.toBeInTheDocument();
  expect(screen.queryByText(/door u vergeleken/)).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a device that is lost after the keys became one person changes nothing", async () => {
  await one({ succession: claim({ sound: false, compared: true, followed: true }) });
  expect(await screen.findByText(/Nieuwe sleutel sinds .*, door u vergeleken/)).toBeInTheDocument();
  expect(screen.getByText(/hoort bij dezelfde persoon/)).toBeInTheDocument();
});

it.each<[string, Partial<SuccessionView>, RegExp]>([
  ["the earlier key is not known here", { known: false, sound: false }, /De vorige sleutel is hier niet bekend/],
  ["compared on another device, or before the earlier card came", {}, /Vergelijk de vingerafdruk hier nog een keer/],
])("a new key that was compared and is not one person with the earlier one: %s", async (_, change, says) => {
  await one({ succession: claim({ compared: true, ...change }) });
  expect(await screen.findByText(says)).toBeInTheDocument();
  expect(screen.queryByText(/hoort bij dezelfde persoon/)).not.toBeInTheDocument();
});

it("two cards under one number, and a device that is lost", async () => {
  const { container } = await one({ clashing_cards: 1, lost_devices: 2 });
  expect(await screen.findByText("Er bestaan verschillende kaarten met hetzelfde nummer")).toBeInTheDocument();
  expect(screen.getByText("2 apparaten als verloren gemeld")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("a colleague who leaves: said what that cannot do, with a day and a reason", async () => {
  const { container } = await one({});
  await userEvent.click(await screen.findByRole("button", { name: "Werkt hier niet meer" }));
  expect(screen.getByText(/Geen techniek haalt dat terug/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Leg vast: werkt hier niet meer" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Schrijf waarom het meedoen stopt.");
  expect(core).not.toHaveBeenCalledWith("contact_left", expect.anything());
  expect(await broken(container)).toEqual([]);
  await userEvent.type(screen.getByLabelText("Reden, zichtbaar in de zaken"), "Andere baan");
  await userEvent.click(screen.getByRole("button", { name: "Leg vast: werkt hier niet meer" }));
  expect(core).toHaveBeenCalledWith("contact_left", expect.objectContaining({ contact: bramContact.contact, reason: "Andere baan" }));
  expect(await screen.findByText("Gestopt als partner in 1 zaak.")).toBeInTheDocument();
});

it("who left can come back, and his card can be kept for him", async () => {
  await one({ left_at: ago(3) });
  expect(await screen.findByText(/Werkt hier niet meer sinds/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar deze kaart als bestand" }));
  expect(saving).toHaveBeenCalledWith("export_contact_card", { contact: bramContact.contact }, "contactkaart.woonrust-card");
  await userEvent.click(screen.getByRole("button", { name: "Toch niet weg, of weer terug" }));
  expect(core).toHaveBeenCalledWith("contact_back", { contact: bramContact.contact });
});

it("the list says whose key is new and who left", async () => {
  answering(core, {
    ...exchangeAnswers,
    list_contacts: () => ({ ...contacts, contacts: [{ ...bramContact, left_at: ago(3) }, { ...contacts.contacts[1], succession: claim() } as ContactView] }),
  });
  const { container } = await drawScreen(ContactsScreen, "/contacts", "/contacts");
  const list = await screen.findByRole("link", { name: /Bram Voorbeeld/ });
  expect(list).toHaveTextContent(/Werkt hier niet meer/);
  expect(within(container).getByRole("link", { name: /Els Verzonnen/ })).toHaveTextContent(/nieuwe sleutel/i);
  expect(await broken(container)).toEqual([]);
});

it("the list does not call a claim that does not hold compared", async () => {
  const contact: ContactView = { ...bramContact, state: "verified", succession: claim({ sound: false, compared: true }) };
  answering(core, { ...exchangeAnswers, list_contacts: () => ({ ...contacts, contacts: [contact] }) });
  await drawScreen(ContactsScreen, "/contacts", "/contacts");
  expect(await screen.findByRole("link", { name: /Bram Voorbeeld/ })).toHaveTextContent("Nieuwe sleutel klopt niet");
});

it("a card with a claim that does not hold is an alarm when it is read in, and comparing is no way out", async () => {
  const contact = { ...bramContact, succession: claim({ sound: false }) };
  answering(vi.mocked(callOpening), { import_card: () => ({ contact, step: "new", changes: [], look_alike: null }) });
  await drawScreen(ContactsScreen, "/contacts", "/contacts");
  await userEvent.click(await screen.findByRole("button", { name: "Lees contactkaart in" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/en dat klopt niet.*Er gaat niets heen, ook niet als de vingerafdruk klopt/);
  expect(screen.queryByRole("link", { name: "Vergelijk de vingerafdruk" })).not.toBeInTheDocument();
});
