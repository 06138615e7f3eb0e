// What happens in the years after: a backup, another passphrase, another device, a forgotten passphrase, a check of the
// vault, a PDF for the file cabinet.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { SHOTS, until } from "./device.mjs";
import * as people from "./steps.mjs";
import { carry, goTo, makeQuickly, openCase, openedCase, page, PHOTO, savePdf, unlock, words } from "./steps.mjs";
import { story } from "./story.mjs";

const SECOND = { ...people.anna, passphrase: "groene fietsbel tikt twaalf maal zacht" };
const THIRD = { ...people.anna, passphrase: "oude linde ruist boven het natte plein" };

story("a vault lives on: backup, passphrase, another device, recovery, a check, a PDF that tells of the photo", ["anna", "tablet"], async ({ anna, tablet }) => {
  const groups = await makeQuickly(anna, people.anna);
  await visitWithPhoto(anna);
  const first = await backsUp(anna, "eerste.woonrust-backup");
  await changesPassphrase(anna);
  await checksVault(anna);
  const second = await backsUp(anna, "tweede.woonrust-backup");
  await opensOnlyWith(anna, SECOND, people.anna);
  await tellsOfPhotoInPdf(anna);

  await restores(tablet, [carry(first, tablet), carry(second, tablet)]);
  await recovers(tablet, groups);
  await checksVault(tablet);
  for (const device of [anna, tablet]) assert.deepEqual(await device.complaints(), [], device.name);
});

async function visitWithPhoto(anna) {
  const { case: id } = await openedCase(anna);
  const { photo } = await anna.callOpening("add_photo", PHOTO, { case: id, visit: null, alt: words.photo });
  await anna.call("save_visit", {
    case: id, visit: null, key: null, occurred_at: null, purpose: "", announced: null, outcome: "spoken", company: null, card_left: null,
    saw: words.saw, said: words.said, said_by: "", think: "", care: "", next_step: null, photos: [photo.record], finish: true,
  });
}

async function backsUp(anna, name) {
  await goTo(anna, "Instellingen");
  const file = join(anna.exchange, name);
  anna.chooseNext(file);
  await anna.click("button", "Maak reservekopie");
  await anna.reads("Reservekopie gemaakt en nagelezen");
  await anna.reads("1 zaak");
  await anna.shot("backup");
  return file;
}

async function changesPassphrase(anna) {
  await anna.click("button", "Wijzig wachtzin");
  await anna.fill("Wachtzin van nu", people.anna.passphrase);
  await anna.click("radio", "Een eigen zin");
  await anna.fill("Uw wachtzin", SECOND.passphrase);
  await anna.fill("Nog een keer", SECOND.passphrase);
  await until("the passphrase to be judged", async () => /Sterk genoeg\.|Heel sterk\./.test(await page(anna)));
  await anna.click("button", "Wijzig wachtzin");
  await anna.reads("Uw wachtzin is gewijzigd");
  await anna.shot("passphrase-changed");
  await anna.click("button", "Versleutel opnieuw");
  await anna.reads("De kluis is opnieuw versleuteld");
  assert.ok(!(await page(anna)).includes("konden nog niet weg"), "no file with the old keys is left");
  await anna.shot("rewritten");
}

async function checksVault(device) {
  await goTo(device, "Instellingen");
  await device.click("button", "Controleer kluis");
  await device.reads("De kluis is in orde", 60);
  await device.shot("vault-checked");
}

async function opensOnlyWith(device, now, before) {
  await device.click("button", "Vergrendel", { exact: true });
  await device.find("heading", "Ontgrendelen");
  await device.ready();
  await device.fill("Wachtzin", before.passphrase);
  await device.click("button", "Ontgrendel");
  await device.reads("Deze wachtzin is niet juist.");
  await people.clear(device, "Wachtzin");
  await unlock(device, now);
}

/** The photo itself stays in the case; what can be seen on it is told. */
async function tellsOfPhotoInPdf(anna) {
  const pdf = await savePdf(anna);
  await anna.shot("pdf");
  execFileSync("qpdf", ["--check", pdf]);
  const run = (tool, ...args) => execFileSync(tool, args, { encoding: "utf8" });
  const text = run("pdftotext", "-layout", pdf, "-").replace(/\s+/g, " ");
  for (const told of [words.saw, words.said, words.photo]) assert.ok(text.includes(told), `the PDF lacks «${told}»`);
  assert.match(run("pdfinfo", pdf), /Tagged:\s+yes/);
  copyFileSync(pdf, join(SHOTS, "timeline-of-a-case-with-a-photo.pdf"));
}

/** The copy of before opens with the passphrase of before, and only with that one. */
async function restores(tablet, [first, second]) {
  await tablet.click("button", "Zet een reservekopie terug");
  await tablet.find("heading", "Reservekopie terugzetten");
  await tablet.fill("Wachtzin van de reservekopie", people.anna.passphrase);
  tablet.chooseNext(second);
  await tablet.click("button", "Kies de reservekopie en zet terug");
  await tablet.reads("Er ging iets mis");
  await tablet.shot("wrong-secret");
  tablet.chooseNext(first);
  await tablet.click("button", "Kies een andere kopie");
  await tablet.find("heading", "Vandaag", { exact: true, seconds: 60 });
  await tablet.ready();
  await openCase(tablet);
  await tablet.click("link", "Hele tijdlijn");
  for (const told of [words.saw, words.said, words.photo]) await tablet.reads(told);
  await until("the photo itself", () => tablet.session.run(() => [...document.querySelectorAll("main img")].some((image) => image.naturalWidth > 0)));
  await tablet.shot("restored");
}

/** The sheet in the cabinet opens the vault when the passphrase is forgotten. */
async function recovers(tablet, groups) {
  await tablet.click("button", "Vergrendel", { exact: true });
  await tablet.find("heading", "Ontgrendelen");
  await tablet.ready();
  await tablet.click("button", "Herstel met herstelcode");
  await tablet.find("heading", "Herstel met herstelcode");
  assert.deepEqual(await tablet.axe(), []);
  // Whoever types four letters is in the next field by himself.
  await tablet.fill("Groep 1", groups.join("").toLowerCase().slice(0, 4));
  for (const [index, group] of groups.entries()) if (index > 0) await tablet.fill(`Groep ${index + 1}`, group.toLowerCase());
  await tablet.shot("recovery-code");
  await tablet.click("button", "Verder");
  await tablet.find("heading", "Kies een nieuwe wachtzin");
  await tablet.click("radio", "Een eigen zin");
  await tablet.fill("Uw wachtzin", THIRD.passphrase);
  await tablet.fill("Nog een keer", THIRD.passphrase);
  await until("the passphrase to be judged", async () => /Sterk genoeg\.|Heel sterk\./.test(await page(tablet)));
  await tablet.click("button", "Open mijn kluis");
  await tablet.find("navigation", "Hoofdmenu", { seconds: 60 });
  await opensOnlyWith(tablet, THIRD, people.anna);
}
