// A note is erased: hidden at once, asked of who received it, agreed to there, answered; and the old file brings nothing back.
import assert from "node:assert/strict";
import { join } from "node:path";
import * as people from "./steps.mjs";
import { carry, chooseFile, getToKnow, goTo, invite, makeQuickly, merge, openCase, openedCase, page, writeNote } from "./steps.mjs";
import { story } from "./story.mjs";

/** What never should have been written down. */
const NOTE = "De buurman vertelde over haar schulden.";
const SCREEN = "Wissen en vernietigen";

story("what one erases is asked of the other, he agrees, and an old file is refused", ["anna", "bram"], async ({ anna, bram }) => {
  await Promise.all([makeQuickly(anna, people.anna), makeQuickly(bram, people.bram)]);
  await getToKnow(anna, bram);
  const { case: id } = await openedCase(anna);
  const to = await contactOf(anna, people.bram);
  await invite(anna, id, to);
  await writeNote(anna, NOTE);
  const old = join(anna.exchange, "oud.woonrust");
  await anna.callSaving("export_case", old, { cases: [id], contact: to, yes: true });
  await merge(bram, carry(old, bram));
  await timeline(bram);
  await bram.reads(NOTE);

  const request = await erases(anna);
  const receipt = await agrees(bram, carry(request, bram));
  await hears(anna, carry(receipt, anna));
  await refusesOld(bram, carry(old, bram));
  for (const device of [anna, bram]) {
    await timeline(device);
    assert.ok(!(await page(device)).includes(NOTE), `${device.name} shows it`);
    assert.deepEqual(await device.complaints(), [], device.name);
  }
});

async function contactOf(device, { name }) {
  const { contacts } = await device.call("list_contacts", {});
  return contacts.find((one) => one.name === name).contact;
}

async function timeline(device) {
  await openCase(device);
  await device.click("link", "Hele tijdlijn");
  await device.find("heading", "Tijdlijn");
  await device.settles("the timeline");
}

/** Looks at what goes, decides, and makes a file with nothing but the request; gives its path. */
async function erases(anna) {
  await timeline(anna);
  await anna.click("link", `Wissen…: ${NOTE.slice(0, 20)}`);
  await anna.find("heading", "Wissen", { exact: true });
  await anna.reads(people.bram.name);
  await anna.shot("what-goes-and-who-has-it");
  assert.deepEqual(await anna.axe(), [], "before something is erased");
  await anna.click("radio", "Dit had hier nooit moeten staan");
  await anna.click("checkbox", "Ik heb gekeken wat er verdwijnt");
  await anna.click("button", "Wis dit");
  await anna.find("heading", SCREEN, { exact: true });
  await anna.reads("nog niet verstuurd");
  await anna.shot("decided");
  assert.deepEqual(await anna.axe(), [], "what was decided");
  return requests(anna, "verzoek.woonrust");
}

/** A file with nothing but what is asked and answered. */
async function requests(device, name) {
  const file = join(device.exchange, name);
  device.chooseNext(file);
  await device.click("button", "Maak een bestand");
  await device.reads("Het bestand is gemaakt");
  return file;
}

/** Until he says so he still has it. */
async function agrees(bram, request) {
  await chooseFile(bram, request);
  await bram.reads("om iets te wissen");
  await bram.shot("file-with-a-request");
  await bram.click("button", "Samenvoegen");
  await bram.find("heading", "Samengevoegd");
  await bram.click("link", "Bekijk wat er gevraagd wordt");
  await bram.find("heading", SCREEN, { exact: true });
  await bram.reads(people.anna.name);
  await bram.shot("asked-to-erase");
  await bram.click("button", "Wis het ook hier…");
  await bram.click("checkbox", "Ik heb gekeken wat er verdwijnt");
  assert.deepEqual(await bram.axe(), [], "somebody asks to erase");
  await bram.click("button", "Wis het ook hier", { exact: true });
  await bram.reads("Uw antwoord gaat mee met uw volgende bestand");
  return requests(bram, "antwoord.woonrust");
}

async function hears(anna, receipt) {
  await merge(anna, receipt);
  await anna.reads("1 antwoord op uw verzoek om te wissen");
  await goTo(anna, "Uitwisselen");
  await anna.click("link", "Bekijk verzoeken en voorstellen");
  await anna.find("heading", SCREEN, { exact: true });
  await anna.reads("heeft het uit beeld gehaald");
  await anna.shot("answered");
}

async function refusesOld(bram, old) {
  await chooseFile(bram, old);
  await bram.reads("over iets dat hier gewist is");
  await bram.shot("old-file");
  await bram.click("button", "Samenvoegen");
  await bram.find("heading", "Niets samengevoegd");
  await bram.reads("niet toegelaten, want gewist");
}
