// A laptop is lost: the recovery code on another device, the loss on the card, what came later set aside and judged.
import assert from "node:assert/strict";
import { join } from "node:path";
import { until } from "./device.mjs";
import * as people from "./steps.mjs";
import { carry, chooseFile, getToKnow, goTo, invite, makeQuickly, merge, openCase, openedCase, page, saveCard, understandsDisk, writeNote } from "./steps.mjs";
import { story } from "./story.mjs";

const ANNAS_PHONE = { ...people.anna, passphrase: "zilveren ketel fluit naast de open haard" };
/** What Bram had before the loss, and what nobody but the laptop had. */
const BEFORE = "De rolluiken waren om middernacht nog open.";
const AFTER = "Er stond een rode fiets tegen de gevel.";
const LOST = `Gemaakt op een apparaat dat ${people.anna.name} als verloren heeft gemeld`;

story("a laptop is lost, and what it wrote later waits until its owner said that it is hers", ["laptop", "phone", "bram"], async ({ laptop, phone, bram }) => {
  const [groups] = await Promise.all([makeQuickly(laptop, people.anna), makeQuickly(bram, people.bram)]);
  await getToKnow(laptop, bram);
  const { case: id } = await openedCase(laptop);
  await invite(laptop, id, await contactOf(laptop, people.bram));
  await addsPhone(phone, laptop, groups);
  await writeNote(laptop, BEFORE);
  await merge(bram, carry(await give(laptop, id, await contactOf(laptop, people.bram), "eerst.woonrust"), bram));
  await getsEverything(phone, laptop);
  await tells(phone, BEFORE);

  await writeNote(laptop, AFTER);
  const stick = await give(laptop, id, await contactOf(laptop, people.bram), "stick.woonrust");
  const { own } = await laptop.call("list_contacts", {});
  const found = await give(laptop, id, own.contact, "gevonden.woonrust");

  const card = await declaresLost(phone, groups);
  await hears(bram, carry(card, bram));
  await setsAside(bram, carry(stick, bram));
  await judges(phone, carry(found, phone));
  await merge(bram, carry(await give(phone, id, await contactOf(phone, people.bram), "telefoon.woonrust"), bram));
  await tells(bram, AFTER);
  assert.equal((await bram.call("list_quarantine", {})).total, 0, "it came in with her word for it");
  await isTold(laptop, carry(card, laptop));
  for (const device of [laptop, phone, bram]) assert.deepEqual(await device.complaints(), [], device.name);
});

async function contactOf(device, { name }) {
  const { contacts } = await device.call("list_contacts", {});
  return contacts.find((one) => one.name === name).contact;
}

/** A file with the case for somebody, past the screens; gives its path. */
async function give(device, id, contact, name) {
  const file = join(device.exchange, name);
  await device.callSaving("export_case", file, { cases: [id], contact, yes: true });
  return file;
}

async function tells(device, text) {
  await openCase(device);
  await device.click("link", "Hele tijdlijn");
  await device.reads(text);
}

async function typesCode(device, groups) {
  for (const [index, group] of groups.entries()) await device.fill(`Groep ${index + 1}`, group.toLowerCase());
}

/** The second device: card and recovery code, and a passphrase of its own. */
async function addsPhone(phone, laptop, groups) {
  const card = carry(await saveCard(laptop), phone);
  await phone.click("button", "Ik gebruik Woonrust al op een ander apparaat");
  await phone.find("heading", "Een apparaat erbij");
  await typesCode(phone, groups);
  await phone.click("radio", "Een eigen zin");
  await phone.fill("Uw wachtzin", ANNAS_PHONE.passphrase);
  await phone.fill("Nog een keer", ANNAS_PHONE.passphrase);
  await until("the passphrase to be judged", async () => /Sterk genoeg\.|Heel sterk\./.test(await page(phone)));
  await phone.shot("another-device");
  assert.deepEqual(await phone.axe(), [], "another device");
  phone.chooseNext(card);
  await phone.click("button", "Kies mijn kaart en maak de kluis");
  await phone.find("heading", "Vandaag");
  await understandsDisk(phone);
}

/** The laptop takes the phone's card, and makes a file with everything. */
async function getsEverything(phone, laptop) {
  await laptop.callOpening("import_card", carry(await saveCard(phone), laptop));
  await toDevices(laptop);
  const file = join(laptop.exchange, "alles.woonrust");
  laptop.chooseNext(file);
  await laptop.click("button", "Maak een bestand met alles");
  await laptop.reads("Het bestand is gemaakt");
  await laptop.shot("everything-to-the-phone");
  await merge(phone, carry(file, phone));
}

async function toDevices(device) {
  await goTo(device, "Instellingen");
  await device.click("link", "Uw apparaten en herstelblad");
  await device.find("heading", "Uw apparaten", { exact: true });
}

/** Only the recovery code signs a loss; gives the new card. */
async function declaresLost(phone, groups) {
  await toDevices(phone);
  await phone.shot("devices");
  await phone.click("button", "Verloren of gestolen");
  await phone.reads("Wat erop staat kan niemand terughalen");
  await typesCode(phone, groups);
  await phone.shot("report-lost");
  assert.deepEqual(await phone.axe(), [], "a device is reported lost");
  await phone.click("button", "Meld als verloren");
  await phone.reads("Uw kaart zegt voortaan welke apparaten van u zijn");
  await phone.reads("Verloren gemeld op");
  await phone.reads(people.bram.name);
  await phone.shot("reported-lost");
  const card = join(phone.exchange, "nieuw.woonrust-card");
  phone.chooseNext(card);
  await phone.click("button", "Bewaar mijn nieuwe kaart");
  await phone.reads("Uw contactkaart is bewaard");
  return card;
}

async function hears(bram, card) {
  await goTo(bram, "Contacten");
  bram.chooseNext(card);
  await bram.click("button", "Lees contactkaart in");
  await bram.reads("1 apparaat als verloren gemeld");
  await bram.shot("card-with-a-loss");
}

/** What he had stays; what the laptop wrote later is no fact, and it is not for him to say that it is. */
async function setsAside(bram, file) {
  await chooseFile(bram, file);
  await bram.reads(LOST);
  await bram.shot("file-of-a-lost-device");
  await opensNothing(bram);
  await tells(bram, BEFORE);
  assert.ok(!(await page(bram)).includes(AFTER), "not shown as a fact");
  await toSetAside(bram);
  await bram.reads("gemaakt op een apparaat dat als verloren is gemeld");
  assert.ok(!(await page(bram)).includes(AFTER), "only its owner judges what it says");
  assert.ok(!(await bram.has("button", "Ja, dit is van mij")));
  await bram.shot("set-aside");
}

/** Merges a file of which everything that is new is set aside. */
async function opensNothing(device) {
  await device.click("button", "Samenvoegen");
  await device.find("heading", "samengevoegd");
  await device.reads("apart gezet");
}

async function toSetAside(device) {
  await goTo(device, "Uitwisselen");
  await device.click("link", "Bekijk wat apart staat");
  await device.find("heading", "Apart gezet");
}

/** The owner reads what it says and takes it as her own. */
async function judges(phone, file) {
  await chooseFile(phone, file);
  await phone.reads(LOST);
  await opensNothing(phone);
  await toSetAside(phone);
  await phone.reads(AFTER);
  await phone.shot("own-work-set-aside");
  assert.deepEqual(await phone.axe(), [], "own work that is set aside");
  const asked = () => phone.session.run(() => [...document.querySelectorAll("main button")].filter((one) => one.textContent.startsWith("Ja, dit is van mij")).length);
  // Once the list is what the core says: while it works, and just after, the button is not what it was.
  for (await phone.settles(); (await asked()) > 0; await phone.settles()) await phone.click("button", "Ja, dit is van mij");
  await phone.reads("Er staat niets apart");
  await tells(phone, AFTER);
  await phone.shot("judged");
}

/** Found again, the laptop says what it is. */
async function isTold(laptop, card) {
  await laptop.callOpening("import_card", card);
  await laptop.anew();
  await toDevices(laptop);
  await laptop.reads("Dit apparaat is als verloren gemeld");
  await laptop.shot("found-again");
  assert.deepEqual(await laptop.axe(), [], "a device that was reported lost");
}
