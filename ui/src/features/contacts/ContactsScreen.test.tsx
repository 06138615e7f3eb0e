import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { contacts } from "../../preview/cases/people.ts";
import { bramContact, elsContact, exchangeAnswers } from "../../preview/exchange/answers.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import ContactScreen from "./ContactScreen.tsx";
import ContactsScreen from "./ContactsScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const opening = vi.mocked(callOpening);
const saving = vi.mocked(callSaving);
const list = () => drawScreen(ContactsScreen, "/contacts", "/contacts");
const one = (contact = elsContact.contact) => drawScreen(ContactScreen, "/contacts/$contactId", `/contacts/${contact}`);

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(opening, exchangeAnswers);
  answering(saving, exchangeAnswers);
});

it("lists who was compared and who was not, with the own card", async () => {
  const { container } = await list();
  expect(await screen.findByRole("link", { name: /Els Verzonnen.*Vingerafdruk vergelijken/ })).toHaveAttribute("href", `#/contacts/${elsContact.contact}`);
  expect(screen.getByRole("group", { name: "Uw vingerafdruk" })).toBeInTheDocument();
  expect(within(await screen.findByRole("list", { name: "Uw vingerafdruk in woorden" })).getAllByRole("listitem")).toHaveLength(11);
  expect(screen.getByRole("img", { name: "Uw vingerafdruk als QR-code" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar mijn kaart als bestand" }));
  expect(saving).toHaveBeenCalledWith("export_card", {}, "anna-proef.woonrust-card");
  expect(await broken(container)).toEqual([]);
});

it("reads a card and asks to compare", async () => {
  await list();
  await userEvent.click(await screen.findByRole("button", { name: "Lees contactkaart in" }));
  expect(opening).toHaveBeenCalledWith("import_card", {}, ["woonrust-card"], "dialog");
  expect(await screen.findByText("De kaart van Els Verzonnen is ingelezen")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Vergelijk de vingerafdruk" })).toBeInTheDocument();
});

it("a card that was opened from outside is read without asking for it", async () => {
  await drawScreen(ContactsScreen, "/contacts", "/contacts?waiting=1");
  expect(await screen.findByText("De kaart van Els Verzonnen is ingelezen")).toBeInTheDocument();
  expect(opening).toHaveBeenCalledWith("import_card", {}, ["woonrust-card"], "waiting");
});

it("someone with a known name is an alarm with both fingerprints", async () => {
  answering(opening, { import_card: () => ({ contact: { ...elsContact, name: "Bram Voorbeeld" }, step: "new", changes: [], look_alike: bramContact }) });
  const { container } = await list();
  await userEvent.click(await screen.findByRole("button", { name: "Lees contactkaart in" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("U hebt al een contact met de naam Bram Voorbeeld");
  expect(screen.getByRole("group", { name: "Vingerafdruk van de kaart die u al had" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it.each(["clash", "error"])("a card that contradicts is an alarm (%s)", async (way) => {
  answering(opening, { import_card: way === "error" ? new ApiError("card_clash") : () => ({ contact: bramContact, step: "clash", changes: [], look_alike: null }) });
  await list();
  await userEvent.click(await screen.findByRole("button", { name: "Lees contactkaart in" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/past niet bij/);
});

it("says what a card is when there are no contacts", async () => {
  answering(core, { ...exchangeAnswers, list_contacts: () => ({ ...contacts, contacts: [] }) });
  await list();
  expect(await screen.findByText("Nog geen contacten")).toBeInTheDocument();
});

it("is compared by typing what is read out", async () => {
  const { container } = await one();
  expect(await screen.findByRole("heading", { level: 1, name: "Els Verzonnen" })).toHaveFocus();
  expect(document.title).not.toContain("Els");
  expect(screen.queryByRole("group", { name: "Vingerafdruk van Els Verzonnen" })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Leg vast: de vingerafdruk klopt" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Kies hoe u vergeleek.");
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("radio", { name: /Ik belde/ }));
  await userEvent.type(screen.getByLabelText("Zes groepen van vier"), "5gje a9sk d6mp 7k3f q2mx 0ztb");
  await userEvent.click(screen.getByRole("button", { name: "Leg vast: de vingerafdruk klopt" }));
  await waitFor(() =>
    expect(core).toHaveBeenCalledWith("verify_contact", { contact: elsContact.contact, fingerprint: "5gje a9sk d6mp 7k3f q2mx 0ztb", how: "Ik belde op een nummer dat ik al kende" }),
  );
});

it("is compared by looking along: groups, words or a QR code", async () => {
  const { container } = await one();
  await userEvent.click(await screen.findByRole("radio", { name: "We zaten bij elkaar" }));
  await userEvent.click(screen.getByRole("radio", { name: "Ik kijk mee en vink af" }));
  expect(screen.getByRole("group", { name: "Vingerafdruk van Els Verzonnen" })).toBeInTheDocument();
  expect(within(await screen.findByRole("list", { name: "Vingerafdruk van Els Verzonnen in woorden" })).getAllByRole("listitem")).toHaveLength(11);
  expect(screen.getByRole("img", { name: "Vingerafdruk van Els Verzonnen als QR-code" })).toBeInTheDocument();
  expect(core).toHaveBeenCalledWith("fingerprint", { contact: elsContact.contact });
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: "Alles is gelijk" }));
  await userEvent.click(screen.getByRole("button", { name: "Leg vast: de vingerafdruk klopt" }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("verify_contact", expect.objectContaining({ fingerprint: elsContact.fingerprint })));
});

it("another fingerprint is an alarm and nothing is recorded", async () => {
  answering(core, { ...exchangeAnswers, verify_contact: new ApiError("fingerprint_differs") });
  await one();
  await userEvent.click(await screen.findByRole("radio", { name: /Ik belde/ }));
  await userEvent.type(screen.getByLabelText("Zes groepen van vier"), "AAAA");
  await userEvent.click(screen.getByRole("button", { name: "Leg vast: de vingerafdruk klopt" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Er is niets vastgelegd.");
  expect(screen.getByLabelText("Zes groepen van vier")).toHaveValue("AAAA");
});

it("shows when and how a contact was compared", async () => {
  await one(bramContact.contact);
  expect(await screen.findByText(/U vergeleek hem op .*: Aan de telefoon/)).toBeInTheDocument();
});

it("whose name is easily taken for another's is told with the other fingerprint", async () => {
  const { own } = contacts;
  answering(core, { ...exchangeAnswers, list_contacts: () => ({ ...contacts, alike: [[own.contact, bramContact.contact]] }) });
  await one(bramContact.contact);
  expect(await screen.findByText(`Er is nog iemand met een naam als deze: ${own.name}, ${own.organisation}`)).toBeInTheDocument();
  expect(screen.getByRole("group", { name: "Vingerafdruk van het andere contact" })).toBeInTheDocument();
});

it("an unknown contact leads back", async () => {
  await one("00");
  expect(await screen.findByText("Dit contact is er niet")).toBeInTheDocument();
});

it("a newer card tells what it says otherwise", async () => {
  const changes = [{ field: "name" as const, before: "Els Verzonen", after: "Els Verzonnen" }, { field: "function" as const, before: "", after: "coördinator" }];
  answering(opening, { import_card: () => ({ contact: elsContact, step: "newer", changes, look_alike: null }) });
  const { container } = await list();
  await userEvent.click(await screen.findByRole("button", { name: "Lees contactkaart in" }));
  expect(await screen.findByText("De kaart van Els Verzonnen is bijgewerkt")).toBeInTheDocument();
  expect(screen.getByText("Naam: eerst Els Verzonen, nu Els Verzonnen")).toBeInTheDocument();
  expect(screen.getByText("Functie: eerst niets, nu coördinator")).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("that a colleague works in the own organisation can be ended on his page", async () => {
  const since = { ...elsContact, colleague_since: "2020-03-02" };
  answering(core, { ...exchangeAnswers, list_contacts: () => ({ ...contacts, contacts: [since] }) });
  const { container } = await one();
  expect(await screen.findByText(/Op 2 maart 2020 bevestigde u dat Els Verzonnen bij uw organisatie werkt/)).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: /^Werkt niet meer bij mijn organisatie/ }));
  await waitFor(() => expect(core).toHaveBeenCalledWith("confirm_colleague", { contact: elsContact.contact, works_here: false }));
});
