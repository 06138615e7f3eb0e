// What goes wrong in the window: each gets its own clear sentence, and nothing that was typed is lost.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./device.mjs";
import * as people from "./steps.mjs";
import { carry, chooseFile, clear, goTo, invite, makeVault, meet, openCase, openedCase, page, unlock, words } from "./steps.mjs";
import { story } from "./story.mjs";

story("a wrong passphrase says so, later makes one wait, and locks nobody out", ["anna"], async ({ anna }) => {
  await makeVault(anna, people.anna);
  await anna.click("button", "Vergrendel");
  await anna.find("heading", "Ontgrendelen");
  await anna.ready();
  assert.deepEqual(await anna.axe(), []);
  for (const attempt of [1, 2, 3, 4]) {
    await anna.fill("Wachtzin", `dit is hem niet ${attempt}`);
    await anna.click("button", "Ontgrendel");
    await anna.reads("Deze wachtzin is niet juist.");
    // The first two may be a slip; from then on each costs a wait, and never the vault.
    if (attempt > 2) await anna.reads("opnieuw proberen. Uw kluis blijft bestaan.");
    if (attempt === 4) await anna.shot("wrong-passphrase");
    await until("the next try", () => anna.session.run(() => !document.querySelector("button[type=submit]").disabled));
    await clear(anna, "Wachtzin");
  }
  await unlock(anna, people.anna);
  assert.deepEqual(await anna.complaints(), []);
});

story("a damaged file and a file for someone else change nothing and say what to do", ["anna", "bram"], async ({ anna, bram }) => {
  await Promise.all([makeVault(anna, people.anna), makeVault(bram, people.bram)]);
  const file = await fileForBram(anna, bram);
  const bytes = readFileSync(file);
  const there = (name, content) => {
    const path = join(bram.exchange, name);
    writeFileSync(path, content);
    return path;
  };
  const altered = Buffer.from(bytes);
  altered[altered.length >> 1] ^= 1;
  const cases = [
    [there("afgekapt.woonrust", bytes.subarray(0, Math.floor(bytes.length * 0.6))), "Het bestand is afgekapt", "file_truncated"],
    [there("veranderd.woonrust", altered), "Het bestand is veranderd sinds het is gemaakt", "file_altered"],
    [there("brief.woonrust", "Geachte mevrouw, hierbij het verslag."), "Dit is geen bestand van Woonrust", "file_not_woonrust"],
  ];
  for (const [path, sentence, code] of cases) await refused(bram, path, sentence, code);
  await refused(anna, file, "Dit bestand is niet voor u gemaakt", "file_for_someone_else");
  assert.deepEqual((await bram.call("today", {})).needs_attention, []);
  await chooseFile(bram, carry(file, bram));
  await bram.find("heading", `Bestand van ${people.anna.name}`);
});

story("a killed process loses nothing that was typed, and a text is no photo", ["anna"], async ({ anna }) => {
  await makeVault(anna, people.anna);
  await openedCase(anna);
  await goTo(anna, "Vandaag");
  await openCase(anna);
  await anna.click("link", "Huisbezoek");
  await anna.fill("Ik zag, hoorde of rook", words.saw);
  await anna.fill("Bewoner zei", words.said);
  await noPhoto(anna);
  await anna.fill("Volgende stap", words.step);
  await anna.reads("Concept bewaard om");
  await until("the draft to hold the last word", async () => JSON.stringify(await drafts(anna)).includes(words.step));
  await anna.kill();
  await anna.openWindow();
  await anna.find("heading", "Ontgrendelen");
  await unlock(anna, people.anna);
  await anna.shot("after-kill");
  await openCase(anna);
  await anna.click("link", "Huisbezoek");
  await anna.reads("Uw concept staat er weer");
  const typed = await anna.session.run(() => [...document.querySelectorAll("textarea")].map((area) => area.value));
  for (const text of [words.saw, words.said, words.step]) assert.ok(typed.includes(text), text);
  await anna.shot("draft-is-back");
});

async function noPhoto(anna) {
  const text = join(anna.exchange, "verslag.jpg");
  writeFileSync(text, "Dit is een verslag en geen foto.\n");
  await anna.click("button", "Later aanvullen");
  anna.chooseNext(text);
  await anna.click("button", "Foto toevoegen");
  await anna.reads("Dit bestand is geen foto die wij kunnen lezen");
  await anna.reads("photo_not_an_image");
  await anna.shot("no-photo");
}

/** What the vault keeps of the forms that are not saved yet. */
async function drafts(device) {
  const { drafts: kept } = await device.call("list_drafts", {});
  return Promise.all(kept.map(({ form_kind, target }) => device.call("draft", { form_kind, target })));
}

async function refused(device, path, sentence, code) {
  await chooseFile(device, path);
  await device.reads(sentence);
  await device.reads("Er is niets geïmporteerd. Uw zaken zijn niet gewijzigd.");
  await device.reads(`Foutcode: ${code}`);
  await device.shot(code.replaceAll("_", "-"));
  assert.ok(!(await page(device)).includes("Samenvoegen"));
}

/** A case of Anna in a file for Bram, past the screens; on her stick. */
async function fileForBram(anna, bram) {
  const contact = await meet(bram, anna);
  const opened = await openedCase(anna);
  await invite(anna, opened.case, contact);
  const file = join(anna.exchange, "anna.woonrust");
  await anna.callSaving("export_case", file, { cases: [opened.case], contact, yes: true });
  return file;
}
