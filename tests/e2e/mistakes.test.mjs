// What people do wrong in a day, and how it comes right: a typo, a wrong word that others read already, a wrong case, a
// window that is killed, a chair that stays empty.
import assert from "node:assert/strict";
import { until } from "./device.mjs";
import * as people from "./steps.mjs";
import { clear, fromMenu, goTo, makeQuickly, openCase, openedCase, page, unlock, words } from "./steps.mjs";
import { story } from "./story.mjs";

const TYPO = "De boxen stonden op tien uur nog hart aan.";
const RIGHT = "De boxen stonden om tien uur nog hard aan.";
const LATER = "Het was elf uur, niet tien; ik keek op de verkeerde klok.";
const BEGUN = "Tweede notitie, halverwege afgebroken.";

// In one file and at the same time, because one of them mostly waits.
story("typos, wrong words, a wrong case, a kill and an empty chair cost nothing", ["anna", "bram"], async ({ anna, bram }) => {
  await Promise.all([mistakes(anna), emptyChair(bram)]);
});

async function mistakes(anna) {
  await makeQuickly(anna, people.anna);
  const { case: id } = await openedCase(anna);
  await fixesTypo(anna, id);
  await correctsBeside(anna);
  await isKilled(anna, id);
  await takesCaseBack(anna);
  assert.deepEqual(await anna.complaints(), []);
}

async function fixesTypo(anna, id) {
  await anna.go(`/cases/${id}/timeline`);
  await anna.click("button", "Notitie toevoegen");
  await anna.fill("Wat is er gezien of gehoord?", TYPO);
  await anna.click("button", "Bewaar notitie");
  await anna.reads("U kunt hem wijzigen tot u hem afrondt");
  await anna.reads(TYPO);
  await anna.click("button", `Verbeter: ${TYPO.slice(0, 20)}`);
  await until("the field", () => anna.session.run(() => document.querySelector("textarea")?.value !== ""));
  await clear(anna, "Wat is er gezien of gehoord?");
  await anna.fill("Wat is er gezien of gehoord?", RIGHT);
  await anna.shot("typo");
  await anna.click("button", "Bewaar verbetering");
  await anna.reads("Verbeterd.");
  await anna.reads(RIGHT);
  await until("the typo to be gone from the screen", async () => !(await page(anna)).includes(TYPO));
}

async function correctsBeside(anna) {
  await anna.click("button", `Rond af: ${RIGHT.slice(0, 20)}`);
  await anna.click("button", "Rond af", { exact: true });
  await anna.reads("Afgerond.");
  await until("no way to change it any more", async () => !(await anna.has("button", `Verbeter: ${RIGHT.slice(0, 20)}`)));
  await anna.click("button", `Corrigeer: ${RIGHT.slice(0, 20)}`);
  await anna.fill("Wat is er anders?", LATER);
  await anna.click("button", "Voeg correctie toe");
  await anna.reads("Correctie toegevoegd");
  await until("the first text and the correction to stand beside each other", async () => {
    const told = await page(anna);
    return told.includes(RIGHT) && told.includes(`Correctie: ${LATER}`);
  });
  await anna.shot("corrected");
}

async function isKilled(anna, id) {
  await anna.click("button", "Notitie toevoegen");
  await anna.fill("Wat is er gezien of gehoord?", BEGUN);
  await until("the draft to hold the last word", async () => {
    const { draft } = await anna.call("draft", { form_kind: "note", target: id });
    return JSON.stringify(draft ?? "").includes(BEGUN);
  });
  await anna.kill();
  await anna.openWindow();
  await unlock(anna, people.anna);
  await openCase(anna);
  await anna.reads("Concepten");
  await anna.click("link", "Notitie");
  await until("what was typed", () => anna.session.run((text) => [...document.querySelectorAll("textarea")].some((area) => area.value === text), BEGUN));
  await anna.shot("draft-after-kill");
  await anna.click("button", "Bewaar notitie");
  await anna.reads("Notitie bewaard");
}

async function takesCaseBack(anna) {
  await openCase(anna);
  await fromMenu(anna, "Per ongeluk geopend", "Zaak intrekken");
  await anna.fill("Waarom?", "Verkeerd adres gekozen.");
  await anna.shot("withdraw");
  await anna.click("button", "Trek de zaak in");
  await anna.reads("Deze zaak is ingetrokken");
  await anna.shot("withdrawn");
  await goTo(anna, "Zaken");
  await anna.reads("Geen open zaken");
  assert.ok(!(await anna.has("row", words.street)));
  await anna.session.run(() => history.back());
  await anna.click("button", "Maak intrekken ongedaan");
  await anna.reads("De zaak is weer open");
  await anna.find("button", "Meer");
  await openCase(anna);
}

/** Warned half a minute before, put off by a key; then locked with what was typed, and back where it was. */
async function emptyChair(bram) {
  await makeQuickly(bram, people.bram);
  const { case: id } = await openedCase(bram);
  await bram.call("set_settings", { ...(await bram.call("get_settings")), lock_minutes: 1 });
  await bram.lock();
  await unlock(bram, people.bram);
  await bram.go(`/cases/${id}/visits/new`);
  await bram.fill("Ik zag, hoorde of rook", words.saw);
  await bram.find("alertdialog", "Bent u er nog?", { seconds: 60 });
  await bram.shot("lock-warning");
  assert.deepEqual(await bram.axe(), []);
  assert.match((await bram.focused()).name, /Ga door/);
  await bram.press("Enter");
  await until("the warning to go", async () => !(await bram.has("alertdialog")));
  const there = await until("the focus to be back", async () => {
    const { tag, wrong } = await bram.focused();
    return tag === "textarea" && wrong;
  });
  assert.deepEqual(there, []);

  await bram.session.run(() => (document.documentElement.dataset.ready = "old"));
  await bram.find("alertdialog", "Bent u er nog?", { seconds: 60 });
  await until("the vault to lock itself", () => bram.session.run(() => document.documentElement.dataset.ready === "1"), 60);
  await bram.ready();
  await bram.find("heading", "Ontgrendelen");
  await bram.shot("locked-itself");
  await unlock(bram, people.bram);
  await bram.find("heading", "Huisbezoek");
  assert.equal(await bram.session.run(() => location.hash), `#/cases/${id}/visits/new`);
  await bram.reads("Uw concept staat er weer");
  assert.ok(await bram.session.run((text) => [...document.querySelectorAll("textarea")].some((area) => area.value === text), words.saw));
  await bram.shot("back-where-it-was");
}
