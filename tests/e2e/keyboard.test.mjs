// The job by keys alone, and every stop of the Tab key on every screen: seen, marked, uncovered, none passed over.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { until } from "./device.mjs";
import { Keys } from "./keys.mjs";
import { doSomething, fillCase, jobScreens, otherScreens, unvisited } from "./screens.mjs";
import * as people from "./steps.mjs";
import { HOUSE, makeQuickly, meet, words } from "./steps.mjs";
import { story } from "./story.mjs";

const DESK = [1280, 800];
const PHONE = [390, 844];
/** Where the whole window is gone round at the desk. */
const ROUND = ["today", "case", "visit"];
/** What is gone round with bars at the edges. */
const PHONE_SCREENS = ["today", "case", "answers", "report", "visit", "partners", "share", "close", "mirror", "plan", "meeting"];

story("report, visit, partner, sharing and moving about go by keys alone", ["anna", "bram"], async ({ anna, bram }) => {
  await Promise.all([makeQuickly(anna, people.anna), makeQuickly(bram, people.bram)]);
  const contact = await meet(bram, anna);
  await bram.stop();
  const keys = new Keys(anna);
  await unlocks(anna, keys);
  await takesInReport(anna, keys);
  await visits(anna, keys);
  await bringsPartnerIn(anna, keys);
  await shares(anna, keys);
  await movesAbout(anna, keys);

  const { rows } = await anna.call("list_cases", people.ALL_CASES);
  const { partners } = await anna.call("case", { case: rows[0].case });
  const made = await fillCase(anna, rows[0].case, partners.find((partner) => partner.contact === contact).record);
  await doSomething(anna, made);
  const every = [...jobScreens(made.id), ...otherScreens({ ...made, contact })];
  assert.deepEqual(unvisited(every), [], "screens through which no story goes");
  await tours(keys, every, ROUND);
  await anna.call("set_settings", { ...(await anna.call("get_settings")), density: "on_the_road" });
  await anna.session.resize(...PHONE);
  await anna.anew();
  const phone = every.filter(([name]) => PHONE_SCREENS.includes(name));
  assert.equal(phone.length, PHONE_SCREENS.length);
  await tours(keys, phone, PHONE_SCREENS);
  assert.deepEqual(keys.wrong, []);
  assert.deepEqual(await anna.complaints(), []);
}, { size: DESK });

async function unlocks(anna, keys) {
  await anna.lock();
  assert.match((await anna.focused()).said, /Wachtzin/);
  await keys.type(people.anna.passphrase);
  await keys.press("Enter");
  await keys.arrive("Vandaag");
}

async function takesInReport(anna, keys) {
  await keys.press("Control", "n");
  await keys.arrive("Nieuwe melding");
  await keys.fill("Postcode", HOUSE.postcode);
  await keys.fill("Huisnummer", HOUSE.number);
  await keys.fill("Straat", words.street);
  await keys.fill("Plaats", HOUSE.town);
  await keys.fill("In de woorden van de melder", words.report);
  await keys.to("Geluid");
  await keys.press("Space");
  await keys.pick("Acuutcheck", "Nee");
  await keys.pick("Manier", "Telefoon");
  await keys.pick("Melder", "Anoniem");
  await anna.shot("report");
  await keys.hit("Open de zaak", { tag: "button" });
  await keys.arrive(words.street);
}

async function visits(anna, keys) {
  await keys.press("Control", "Shift", "h");
  await until("the field to look for a case", async () => (await anna.focused()).said.includes("Zoek op adres"));
  await keys.hit(words.street, { tag: "a" });
  await keys.arrive("Huisbezoek");
  await keys.fill("Ik zag, hoorde of rook", words.saw);
  await keys.fill("Bewoner zei", words.said);
  await keys.fill("Volgende stap", words.step);
  await anna.shot("visit");
  await keys.hit("Bewaar bezoek", { tag: "button" });
  await keys.arrive(words.street);
  await anna.reads("Huisbezoek bewaard");
}

async function bringsPartnerIn(anna, keys) {
  await keys.hit("Partners en regie", { tag: "a" });
  await keys.arrive("Partners en regie");
  await keys.hit("Partner toevoegen", { tag: "a" });
  await keys.arrive("Partner toevoegen");
  await keys.to("Contact", { tag: "select" });
  await keys.type("Bram");
  await keys.hit("Voeg partner toe", { tag: "button" });
  await keys.arrive("Partners en regie");
  await keys.pick("Welke rol?", "Regievoerder");
  await keys.to("Wie vraagt u?", { tag: "select" });
  await keys.type("Bram");
  await keys.hit("Vraag deze persoon", { tag: "button" });
  await anna.reads("Gevraagd, nog geen antwoord");
}

async function shares(anna, keys) {
  await keys.hit("Zaak WR-", { tag: "a" });
  await keys.arrive(words.street);
  await keys.hit("Delen", { tag: "a" });
  await keys.arrive("Delen");
  await keys.to("Ik weet dit en deel toch");
  await keys.press("Space");
  await anna.shot("share");
  const file = join(anna.exchange, "by-keys.woonrust");
  anna.chooseNext(file);
  await keys.hit("Bewaar bestand met", { tag: "button" });
  await anna.reads("is bewaard");
  assert.ok(existsSync(file));
  // What was pressed is gone; the focus is not.
  await until("the focus to be somewhere", async () => (await anna.focused()).wrong.length === 0);
}

/** Shortcuts, regions, the menu and the list of keys; the focus comes back to where it was. */
async function movesAbout(anna, keys) {
  const { rows } = await anna.call("list_cases", people.ALL_CASES);
  await anna.go(`/cases/${rows[0].case}`);
  await keys.press("Alt", "1");
  await keys.arrive("Eén regievoerder");
  await keys.press("Alt", "Left");
  await keys.arrive(words.street);
  await keys.to("Meer", { tag: "button" });
  await opensAndCloses(anna, () => keys.press("Enter"), "Meer");
  await opensAndCloses(anna, () => keys.press("Control", "/"), "Meer");
  const regions = [];
  for (let presses = 0; presses < 3; presses += 1) {
    await keys.press("F6");
    const { said, wrong } = await anna.focused();
    regions.push(said);
    assert.deepEqual(wrong, [], `region ${said}`);
  }
  assert.ok(regions.includes("Hoofdmenu") && regions.includes("Inhoud"), regions.join());
}

/** A dialog takes the focus, keeps it, and gives it back. */
async function opensAndCloses(anna, open, back) {
  await open();
  await anna.find("dialog");
  const inside = () => anna.session.run(() => document.activeElement.closest("[role=dialog],[role=alertdialog]") !== null);
  await until("the focus to be in the dialog", inside);
  for (let presses = 0; presses < 12; presses += 1) {
    await anna.press("Tab");
    assert.ok(await inside(), "Tab left the dialog");
    assert.deepEqual((await anna.focused()).wrong, []);
  }
  await anna.press("Escape");
  await until("the focus to be back", async () => (await anna.focused()).said.startsWith(back));
}

/** On the screens in `round` also by all that stands around a screen. */
async function tours(keys, screens, round) {
  for (const [name, path] of screens) {
    await keys.device.go(path);
    const whole = round.includes(name);
    const stops = await keys.tour(name, whole ? "body" : "main");
    assert.ok(stops > (whole ? 5 : 0) && stops < 250, `${name}: ${stops} stops`);
  }
}
