import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callSaving } from "../../ipc/call.ts";
import { broken } from "../../kit/testing.tsx";
import { exchangeAnswers } from "../../preview/exchange/answers.ts";
import { changed, devices, newSheet, phoneLost } from "../../preview/exchange/devices.ts";
import { answering, drawScreen } from "../../test/drawScreen.tsx";
import DevicesScreen from "./DevicesScreen.tsx";

vi.mock("../../ipc/call.ts", () => ({ call: vi.fn(), callOpening: vi.fn(), callSaving: vi.fn(), cancelJob: vi.fn() }));
const core = vi.mocked(call);
const saving = vi.mocked(callSaving);
const show = () => drawScreen(DevicesScreen, "/settings/devices", "/settings/devices");
const CODE = newSheet.recovery_code.join("-");
const typeCode = async () => {
  await userEvent.click(screen.getByLabelText("Groep 1"));
  await userEvent.paste(CODE);
};

beforeEach(() => {
  answering(core, exchangeAnswers);
  answering(saving, exchangeAnswers);
});

it("tells which devices are on the card, and this one cannot be lost", async () => {
  const { container } = await show();
  const list = await screen.findByRole("list", { name: "Uw apparaten" });
  expect(within(list).getByText("Laptop van kantoor")).toBeInTheDocument();
  expect(within(list).getByText("Hier werkt u nu")).toBeInTheDocument();
  expect(within(list).getByText("Apparaat 2b2b2b2b")).toBeInTheDocument();
  expect(within(list).getAllByRole("button", { name: /Verloren of gestolen/ })).toHaveLength(1);
  expect(await broken(container)).toEqual([]);
});

it("says what a loss does and does not do, and signs it with the code", async () => {
  answering(core, { ...exchangeAnswers, own_devices: () => devices(), revoke_device: () => changed() });
  const { container } = await show();
  await userEvent.click(await screen.findByRole("button", { name: /Verloren of gestolen/ }));
  expect(screen.getByText(/Wat erop staat kan niemand terughalen/)).toHaveTextContent("Alleen met uw wachtzin of uw herstelblad gaat die kluis open.");
  expect(screen.getByText(/of stond de kluis open/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "maak daarna een nieuw herstelblad" })).toHaveAttribute("href", "#/settings/recovery-sheet");
  await userEvent.click(screen.getByRole("button", { name: "Meld als verloren" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Groep 1 is niet compleet.");
  expect(core).not.toHaveBeenCalledWith("revoke_device", expect.anything());
  expect(await broken(container)).toEqual([]);
  await typeCode();
  await userEvent.click(screen.getByRole("button", { name: "Meld als verloren" }));
  expect(core).toHaveBeenCalledWith("revoke_device", { device: "2b".repeat(16), recovery_code: CODE, mine: true });
  const people = await screen.findByRole("list", { name: "Wie het moet weten" });
  expect(within(people).getByText(/Bram Voorbeeld/)).toBeInTheDocument();
  expect(screen.queryByLabelText("Groep 1")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Bewaar mijn nieuwe kaart" }));
  expect(saving).toHaveBeenCalledWith("export_card", {}, "contactkaart.woonrust-card");
});

it("without the tick nothing of the lost device is vouched for", async () => {
  await show();
  await userEvent.click(await screen.findByRole("button", { name: /Verloren of gestolen/ }));
  await userEvent.click(screen.getByRole("checkbox", { name: /is van mij/ }));
  await typeCode();
  await userEvent.click(screen.getByRole("button", { name: "Meld als verloren" }));
  expect(core).toHaveBeenCalledWith("revoke_device", expect.objectContaining({ mine: false }));
});

it("a wrong code is said and what was typed stays", async () => {
  answering(core, { ...exchangeAnswers, revoke_device: new ApiError("wrong_recovery_code") });
  await show();
  await userEvent.click(await screen.findByRole("button", { name: /Verloren of gestolen/ }));
  await typeCode();
  await userEvent.click(screen.getByRole("button", { name: "Meld als verloren" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Deze herstelcode hoort niet bij deze kluis.");
  expect(screen.getByLabelText("Groep 1")).toHaveValue("5GJE");
});

it("what was lost can be vouched for later", async () => {
  answering(core, { ...exchangeAnswers, own_devices: () => phoneLost });
  const { container } = await show();
  expect(await screen.findByText(/Verloren gemeld op/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /Verloren of gestolen/ })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Bevestig: wat hier staat is van mij" }));
  expect(core).toHaveBeenCalledWith("vouch_for_lost", {});
});

it("this device was declared lost: other keys, and its old ones have ended already", async () => {
  answering(core, { ...exchangeAnswers, own_devices: () => devices({ this_is_lost: true }) });
  const { container } = await show();
  await userEvent.click(await screen.findByRole("button", { name: "Geef dit apparaat nieuwe sleutels" }));
  expect(screen.queryByRole("radio")).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Maak een bestand met alles" })).not.toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
  await typeCode();
  await userEvent.click(screen.getByRole("button", { name: "Geef nieuwe sleutels" }));
  expect(core).toHaveBeenCalledWith("renew_device", { recovery_code: CODE, old: "ends", mine: true });
});

it("a copy that goes on elsewhere keeps the old keys", async () => {
  await show();
  await userEvent.click(await screen.findByRole("button", { name: /Nieuwe sleutels/ }));
  await userEvent.click(screen.getByRole("radio", { name: "Een andere computer werkt ermee verder" }));
  await typeCode();
  await userEvent.click(screen.getByRole("button", { name: "Geef nieuwe sleutels" }));
  expect(core).toHaveBeenCalledWith("renew_device", { recovery_code: CODE, old: "stays", mine: true });
});

it("two own cards under one number are an alarm", async () => {
  answering(core, { ...exchangeAnswers, own_devices: () => devices({ card_clash: true }) });
  const { container } = await show();
  expect(await screen.findByText("Twee van uw apparaten wijzigden uw kaart tegelijk")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Teken uw kaart opnieuw" })).toBeInTheDocument();
  expect(await broken(container)).toEqual([]);
});

it("gives a device a name and everything to the other devices", async () => {
  await show();
  await userEvent.click(await screen.findByRole("button", { name: "Geef een naam: Apparaat 2b2b2b2b" }));
  await userEvent.type(screen.getByLabelText("Naam, alleen voor u"), "Telefoon");
  await userEvent.click(screen.getByRole("button", { name: "Bewaar de naam" }));
  expect(core).toHaveBeenCalledWith("name_device", { device: "2b".repeat(16), name: "Telefoon" });
  await userEvent.click(screen.getByRole("button", { name: "Maak een bestand met alles" }));
  expect(saving).toHaveBeenCalledWith("send_to_own_devices", {}, "voor-mijn-apparaten.woonrust");
  expect(await screen.findByText(/38 zaken, 1.?204 onderdelen/)).toBeInTheDocument();
});
