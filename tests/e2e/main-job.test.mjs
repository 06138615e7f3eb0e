// The main job as its two users do it, in two real windows: what scripts/run plays when there is no display.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BUILT, SHOTS, until } from "./device.mjs";
import { places } from "./disk.mjs";
import * as people from "./steps.mjs";
import { carry, chooseFile, fromMenu, goTo, makeVault, merge, openCase, page, savePdf, saveCard, saveFile, setUrgency, share, takeInReport, words } from "./steps.mjs";
import { story } from "./story.mjs";

/** Width and height of a window at a desk. */
const DESK = [1280, 800];

story("the care worker and the team lead do the main job", ["anna", "bram"], async ({ anna, bram }) => {
  const [ofAnna, ofBram] = await Promise.all([makeVault(anna, people.anna), makeVault(bram, people.bram)]);

  await takeInReport(anna);
  await anna.shot("case");
  assert.deepEqual(await anna.axe(), [], "the case screen");
  await anna.click("button", "De melder weet het");
  await until("another next step", async () => !(await anna.has("button", "De melder weet het")));
  await tellsOfTheCaseAtTheAddress(anna);
  await visit(anna);
  await bringsPartnerIn(anna, bram);
  await looksAtFactor(anna);

  const first = carry(await sharesForTheFirstTime(anna), bram);
  await takesOver(bram, first);
  await setUrgency(bram, "Hoog", "Het gebeurt nu elke nacht.");
  await plansAction(bram);
  await setUrgency(anna, "Laag", "Na het gesprek was het drie dagen stil.");

  await merge(anna, carry(await sharesBack(bram), anna));
  await anna.shot("merged");
  await choosesBetweenDifferences(anna);
  await merge(bram, carry(await share(anna, "anna-2.woonrust"), bram));
  await comparesToo(bram);
  await merge(anna, carry(await share(bram, "bram-2.woonrust"), anna), "Alles was hier al");
  await showTheSame(anna, bram);
  holdTheSame(anna, bram);

  const pdfs = [await savePdf(anna), await savePdf(bram)];
  for (const pdf of pdfs) hasTimeline(pdf);
  await anna.shot("pdf");
  await onAPhone(anna);
  await closes(bram);

  for (const device of [anna, bram]) assert.deepEqual(await device.complaints(), [], device.name);
  const secrets = [...Object.values(words), people.anna.passphrase, people.bram.passphrase, ofAnna.groups.join("-"), ofBram.groups.join("-")];
  const plain = [...pdfs, ofAnna.sheet, ofBram.sheet];
  assert.equal(places(anna, ["take_in_report"]).length, 1, "the search finds what is in the clear, such as a call in the log");
  for (const device of [anna, bram]) assert.deepEqual(places(device, secrets, plain), [], "while the window is open");
  await Promise.all([anna.quit(), bram.quit()]);
  for (const device of [anna, bram]) assert.deepEqual(places(device, secrets, plain), [], "after it was closed");
  for (const [index, pdf] of pdfs.entries()) copyFileSync(pdf, join(SHOTS, `timeline-of-${index === 0 ? "anna" : "bram"}.pdf`));
}, { size: DESK });

async function tellsOfTheCaseAtTheAddress(anna) {
  await goTo(anna, "Vandaag");
  await goTo(anna, "Nieuwe melding");
  await anna.fill("Postcode", people.HOUSE.postcode);
  await anna.fill("Huisnummer", people.HOUSE.number);
  await anna.reads("Op dit adres is al een zaak");
  await anna.find("radio", "Toevoegen aan zaak");
  await anna.shot("same-address");
}

/** The home visit with all that belongs to it; one-thumb.test.mjs counts the taps. */
async function visit(anna) {
  await openCase(anna);
  await anna.click("link", "Huisbezoek");
  await anna.fill("Ik zag, hoorde of rook", words.saw);
  await anna.fill("Bewoner zei", words.said);
  await anna.fill("Volgende stap", words.step);
  await anna.click("button", "over 1 week");
  await anna.click("button", "Later aanvullen");
  anna.chooseNext(people.PHOTO);
  await anna.click("button", "Foto toevoegen");
  await anna.fill("Wat is te zien?", words.photo);
  await anna.click("button", "Ja, neem over");
  await anna.reads("Gemaakt op 20 november");
  await anna.fill("Ik denk", words.thinks);
  await anna.fill("Zorgnotitie", words.care);
  await anna.shot("visit");
  await anna.click("button", "Controleer en rond af");
  await anna.find("heading", "Klopt dit bezoek?");
  await anna.shot("visit-check");
  await anna.click("button", "Bewaar en rond af");
  await anna.find("heading", "Zeven succesfactoren");
  await anna.reads("Huisbezoek afgerond");
}

async function bringsPartnerIn(anna, bram) {
  const card = carry(await saveCard(bram), anna);
  const fingerprint = await people.readOutFingerprint(bram);
  await goTo(anna, "Contacten");
  anna.chooseNext(card);
  await anna.click("button", "Lees contactkaart in");
  await anna.reads(`De kaart van ${people.bram.name} is ingelezen`);
  await anna.shot("contact-card");
  await anna.click("link", "Vergelijk de vingerafdruk");
  await anna.click("radio", "Ik belde op een nummer dat ik al kende");
  await anna.fill("Zes groepen van vier", fingerprint.toLowerCase());
  await anna.shot("fingerprint");
  await anna.click("button", "Leg vast");
  await anna.find("heading", "Vingerafdruk vergeleken");

  await openCase(anna);
  await anna.click("link", "Partners en regie");
  await anna.click("link", "Partner toevoegen");
  await anna.choose("Contact", people.bram.name);
  await anna.click("button", "Voeg partner toe");
  await anna.click("radio", "Regievoerder", { exact: true });
  await anna.choose("Wie vraagt u?", people.bram.name);
  await anna.click("button", "Vraag deze persoon");
  await anna.reads("Gevraagd, nog geen antwoord");
  await anna.shot("partners");
}

async function looksAtFactor(anna) {
  await openCase(anna);
  await anna.click("link", "Eén regievoerder");
  await anna.find("button", "Waarom deze status?");
  if (!(await page(anna)).includes("Dit ontbreekt nog")) await anna.click("button", "Waarom deze status?");
  await anna.reads("Dit ontbreekt nog");
  await anna.shot("factor");
}

async function sharesForTheFirstTime(anna) {
  await openCase(anna);
  await anna.shot("case-before-sharing");
  await anna.click("link", "Delen");
  await anna.find("heading", "Ontvangt");
  const held = await heldBack(anna);
  for (const kind of ["Zorgnotitie", "Melder", "(Eigen gedachte|Duiding)"]) assert.match(held, new RegExp(kind));
  for (const said of ["Vraag toestemming.", "Overleg zonder naam.", "Beroepsgeheim", "De naam van de melder blijft bij u", "verlaat dit apparaat niet"]) {
    assert.ok(held.includes(said), said);
  }
  await anna.shot("share");
  const file = await saveFile(anna, "anna-1.woonrust");
  await anna.reads(`Zo krijgt ${people.bram.name} het`);
  await anna.reads("USB-stick");
  await anna.shot("shared");
  return file;
}

/** What the preview says stays here. */
async function heldBack(device) {
  const part = await device.find("region", "Wordt achtergehouden");
  return device.session.run((section) => section.innerText, part);
}

async function takesOver(bram, file) {
  await chooseFile(bram, file);
  await bram.find("heading", `Bestand van ${people.anna.name}, ${people.anna.organisation}`);
  await bram.reads("U kent deze afzender nog niet");
  await bram.reads(words.street);
  assert.deepEqual((await bram.call("list_cases", people.ALL_CASES)).rows, [], "nothing is written yet");
  await bram.shot("import-preview");
  await bram.click("button", "Samenvoegen");
  await bram.find("heading", "Samengevoegd");
  await bram.shot("imported");
  await goTo(bram, "Vandaag");
  await bram.reads("Wordt u regievoerder?");
  await bram.shot("asked-to-lead");
  await bram.click("button", "Ja, ik doe dit");
  await bram.reads("U bent nu regievoerder van deze zaak");
  await goTo(bram, "Zaken");
  await bram.find("row", words.street);
  await bram.shot("cases");
}

async function plansAction(bram) {
  await openCase(bram);
  await bram.click("link", "Actie plannen");
  await bram.fill("Wat moet er gebeuren?", words.plan);
  await bram.choose("Wie", people.anna.name);
  await bram.click("button", "morgen");
  await bram.shot("action");
  await bram.click("button", "Plan actie");
  await bram.reads("Actie gepland");
}

/** He did not compare her fingerprint yet: the app wants that, or a yes that he knows. */
async function sharesBack(bram) {
  await openCase(bram);
  await bram.click("link", "Delen");
  await bram.reads("nog niet vergeleken");
  await bram.find("heading", "Ontvangt");
  await bram.click("checkbox", "Ik weet dit en deel toch");
  await bram.shot("share-back");
  return saveFile(bram, "bram-1.woonrust");
}

/** At the meeting they hold their screens beside each other. */
async function comparesToo(bram) {
  await goTo(bram, "Contacten");
  await bram.click("link", people.anna.name);
  await bram.click("radio", "We zaten bij elkaar");
  await bram.click("radio", "Ik kijk mee en vink af");
  await bram.click("checkbox", "Alles is gelijk");
  await bram.click("button", "Leg vast");
  await bram.find("heading", "Vingerafdruk vergeleken");
}

async function choosesBetweenDifferences(anna) {
  await goTo(anna, "Verschillen");
  await anna.find("heading", "Urgentie");
  for (const text of [people.anna.name, people.anna.organisation, people.bram.name, people.bram.organisation, "Hoog", "Laag"]) await anna.reads(text);
  await anna.shot("differences");
  await anna.click("button", "Neem deze versie");
  await anna.click("button", "Leg vast");
  await anna.find("heading", "Geen verschillen");
}

/** After the exchange both ways both screens tell the same of the case, but for who is "u" and what stays with its writer. */
async function showTheSame(anna, bram) {
  const facts = [];
  for (const device of [anna, bram]) {
    await openCase(device);
    await device.reads("Hoog");
    await device.shot("case-after-exchange");
    const [row] = (await device.call("list_cases", people.ALL_CASES)).rows;
    const view = await device.call("case", { case: row.case });
    facts.push({
      urgency: view.urgency, phase: view.phase, address: view.address, conflicts: view.conflicts,
      actions: view.actions.map(({ text, due, state }) => ({ text, due, state })).sort((a, b) => a.text.localeCompare(b.text)),
      roles: view.roles.map(({ role, state, record }) => ({ role, state, record })),
    });
  }
  assert.deepEqual(facts[0], facts[1]);
  await bram.click("link", "Hele tijdlijn");
  for (const told of [words.saw, words.said, words.report]) await bram.reads(told);
  await bram.shot("timeline");
  const read = await page(bram);
  for (const kept of [words.care, words.thinks, words.reporter]) assert.ok(!read.includes(kept), kept);
}

/** And both vaults hold the same headers, heads and values of every record that both may see; copies of them are looked into. */
function holdTheSame(anna, bram) {
  const copies = [anna, bram].map((device) => {
    const copy = join(device.home, "looked-into");
    cpSync(join(device.env.XDG_DATA_HOME, "nl.woonrust.app", "vault"), copy, { recursive: true });
    return copy;
  });
  const input = `${people.anna.passphrase}\n${people.bram.passphrase}\n`;
  const kinds = JSON.parse(execFileSync(join(BUILT, "same"), copies, { input, encoding: "utf8" }));
  for (const kind of ["case/1", "report/1", "fact/1", "quote/1", "action/1", "role/1", "partner/1"]) assert.ok(kinds.includes(kind), `${kind} among ${kinds}`);
  for (const kind of ["care_note/1", "reporter/1"]) assert.ok(!kinds.includes(kind), `${kind} is held by both`);
  for (const copy of copies) rmSync(copy, { recursive: true });
}

function hasTimeline(pdf) {
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  for (const told of [words.street, words.report, words.saw, words.said]) assert.ok(text.includes(told), `${pdf} lacks «${told}»`);
  for (const kept of [words.care, words.thinks, words.reporter]) assert.ok(!text.includes(kept), `${pdf} tells «${kept}»`);
}

/** Where the bar of the thumb covers nothing, which axe would take for a small target. */
const toTheEnd = (device) => device.session.run(() => scrollTo(0, document.documentElement.scrollHeight));

/** The same screens under a thumb. */
async function onAPhone(anna) {
  await anna.session.resize(390, 844);
  await anna.session.run(() => (location.hash = "#/today"));
  await anna.find("heading", "Vandaag");
  await anna.shot("phone-today");
  await toTheEnd(anna);
  assert.deepEqual(await anna.axe(), [], "today on a phone");
  await openCase(anna);
  await anna.shot("phone-case");
  await toTheEnd(anna);
  assert.deepEqual(await anna.axe(), [], "the case on a phone");
  await anna.click("link", "Huisbezoek");
  await anna.find("heading", "Huisbezoek");
  await anna.shot("phone-visit");
  await anna.session.resize(...DESK);
}

async function closes(bram) {
  await openCase(bram);
  await fromMenu(bram, "Zaak afsluiten", "Zaak afsluiten");
  await bram.choose("Hoe liep het af?", 1);
  await bram.fill("Waarom is de zaak klaar?", "Het is twee maanden stil en de melder weet het.");
  await bram.shot("close");
  await bram.click("button", "Sluit de zaak af");
  await bram.reads("De zaak is afgesloten");
  const entry = await bram.session.run((list) => [...list.querySelectorAll("li, article")].map((one) => one.innerText).find((text) => text.startsWith("Afsluiting")), await bram.find("region", "Tijdlijn"));
  assert.ok(entry?.includes(people.bram.organisation), `who closed it: ${entry}`);
  await bram.shot("closed");
}
