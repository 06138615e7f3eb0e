// A lead prepares a meeting of twenty cases from one screen, decides at it, and prints for each only what concerns him.
import assert from "node:assert/strict";
import { until } from "./device.mjs";
import { places } from "./disk.mjs";
import * as people from "./steps.mjs";
import { goTo, look, makeQuickly, writeDown, wrong } from "./steps.mjs";
import { story } from "./story.mjs";

/** Tall, so that a picture holds most of a screen. */
const DESK = [1280, 1160];

/** What is typed, to be found nowhere on the disk. */
const MEETING = "Overleg Zwaluwkwartier";
const DECIDED = "Bram schrijft deze week een gesprekskaartje aan de bewoner.";

story("the lead prepares a meeting of twenty cases from one screen", ["bram"], async ({ bram }) => {
  await makeQuickly(bram, people.bram);
  await bram.call("fill_samples", { cases: 60, seed: 4 });
  await bram.anew();
  await goTo(bram, "Bord");
  await look(bram, "board-of-sixty", 2);
  await bram.click("link", "Wat ligt stil?");
  await bram.find("heading", "Per soort");
  await look(bram, "stagnation");
  await bram.click("link", "Bord");
  await bram.click("link", "Bereid een overleg voor");
  await seesAgenda(bram);
  await takesOneOff(bram);
  await decides(bram);
  await printsForOne(bram);
  await goTo(bram, "Overleg");
  await bram.reads(MEETING);
  await bram.reads("19 zaken");
  assert.deepEqual(await bram.complaints(), []);
  assert.deepEqual(wrong, []);
  assert.deepEqual(places(bram, [MEETING, DECIDED]), []);
}, { size: DESK });

/** Twenty cases, each with its reasons, without leaving the screen. */
async function seesAgenda(bram) {
  await bram.fill("Naam", MEETING);
  await bram.fill("Dag", "over 1 week");
  await bram.fill("Tijd", "10.00");
  await bram.fill("Waar?", "Kamer 3");
  await bram.click("button", "Stel een agenda voor");
  await bram.find("heading", "Agenda: 20 zaken", { seconds: 60 });
  const reasons = await bram.session.run(() => [...document.querySelectorAll("main ul[aria-label^='Waarom ']")].map((list) => list.innerText.trim()));
  assert.equal(reasons.length, 20);
  for (const reason of reasons) assert.match(reason, /^(Dringend|Besluit nodig|Ligt stil|Terugkoppeling)/);
  await look(bram, "agenda-proposed", 3);
}

/** The least pressing one waits for the next time. */
async function takesOneOff(bram) {
  const offered = await bram.session.run(() => [...document.querySelectorAll("main label")].map((label) => label.textContent.trim()).filter((text) => text.startsWith("Bespreken: ")));
  assert.equal(offered.length, 20);
  await bram.click("checkbox", offered.at(-1), { exact: true });
  await bram.find("heading", "Agenda: 19 zaken");
  await bram.click("button", "Leg dit overleg vast");
  await bram.find("link", "Agenda en besluitenlijst printen");
  await bram.find("heading", "Agenda: 19 zaken");
  await look(bram, "meeting", 2);
}

async function decides(bram) {
  await writeDown(bram, "Leg een besluit vast", { chosen: ["Iets wel doen"], typed: { "Wat is besloten?": DECIDED, "Waarom?": "Een gesprek is nog niet geprobeerd." } });
  await bram.find("link", "Agenda en besluitenlijst printen");
  await bram.reads(DECIDED);
}

/** On paper: all of it, and for one colleague only the cases that concern him. */
async function printsForOne(bram) {
  await bram.click("link", "Agenda en besluitenlijst printen");
  await bram.find("button", "Print", { exact: true });
  await bram.reads(DECIDED);
  const cases = () => bram.session.run(() => document.querySelectorAll("main .kit-card").length);
  assert.equal(await cases(), 19);
  await look(bram, "meeting-on-paper", 2);
  const readers = await bram.session.run(() => [...document.querySelector("main select").options].filter((option) => !option.disabled).map((option) => option.text));
  const colleague = readers.find((reader) => !reader.startsWith(people.bram.name));
  assert.ok(colleague, "a colleague who is asked");
  await bram.choose("Voor wie?", colleague);
  await until(`only the cases of ${colleague}`, async () => (await cases()) < 19);
  assert.ok((await cases()) > 0);
  await bram.shot("meeting-for-one");
}
