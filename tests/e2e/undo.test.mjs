// A merged file is undone as a whole and merged again; a long text on which two people differ is settled in own words.
import assert from "node:assert/strict";
import { join } from "node:path";
import * as people from "./steps.mjs";
import { carry, getToKnow, gone, goTo, invite, makeQuickly, merge, openedCase, page, words } from "./steps.mjs";
import { story } from "./story.mjs";

const QUESTION = "sf3_q1";
const FIRST = "De buren horen elke nacht muziek door de muur van de slaapkamer.";
const HERS = "De buren horen elke nacht zachte muziek door de muur van de slaapkamer.";
const HIS = "De buren horen in het weekend harde muziek door de muur van de woonkamer.";
const OURS = "De buren horen in het weekend muziek door de muur van slaapkamer en woonkamer.";
/** As wide as a tablet that is held upright. */
const NARROW = [560, 900];

story("a merge is undone and done again, and a long text is settled in own words", ["anna", "bram"], async ({ anna, bram }) => {
  await Promise.all([makeQuickly(anna, people.anna), makeQuickly(bram, people.bram)]);
  await getToKnow(anna, bram);
  const { case: id } = await openedCase(anna);
  const { contacts } = await anna.call("list_contacts", {});
  const to = contacts[0].contact;
  await invite(anna, id, to);
  await answers(anna, id, FIRST);
  const file = await send(anna, id, to, "een.woonrust");

  await merge(bram, carry(file, bram));
  await undoes(bram);
  await merge(bram, carry(file, bram));

  await answers(anna, id, HERS);
  await answers(bram, id, HIS);
  await merge(bram, carry(await send(anna, id, to, "twee.woonrust"), bram));
  await settles(bram);
  const { rows } = await bram.call("list_cases", people.ALL_CASES);
  assert.equal(rows[0].conflicts, 0);
  for (const device of [anna, bram]) assert.deepEqual(await device.complaints(), [], device.name);
});

const answers = (device, id, answer) => device.call("answer_question", { case: id, question: QUESTION, answer });

async function send(anna, id, to, name) {
  const file = join(anna.exchange, name);
  await anna.callSaving("export_case", file, { cases: [id], contact: to, yes: true });
  return file;
}

/** From the result: nothing of the file is left, and the list of merged files is empty. */
async function undoes(bram) {
  await bram.click("button", "Maak dit samenvoegen ongedaan");
  await bram.find("alertdialog", "Dit samenvoegen ongedaan maken?");
  await bram.shot("undo-asked");
  assert.deepEqual(await bram.axe(), [], "the question before undoing");
  await bram.click("button", "Maak ongedaan", { exact: true });
  await bram.reads("U hebt nog geen bestand samengevoegd.");
  await bram.shot("undone");
  await goTo(bram, "Zaken");
  await bram.settles("the list without the case");
  assert.ok(!(await page(bram)).includes(words.street));
}

/** From Vandaag to own words, with what stood there first beside the two versions. */
async function settles(bram) {
  await goTo(bram, "Vandaag");
  await bram.click("link", "Bekijk en kies");
  await bram.click("button", "Vergelijk met wat er eerst stond");
  await bram.find("group", "Stond er eerst");
  await bram.reads(FIRST);
  await bram.shot("three-way");
  assert.deepEqual(await bram.axe(), [], "three texts beside each other");
  await bram.session.resize(...NARROW);
  await bram.settles("the narrow page");
  await bram.shot("three-way-below-each-other");
  // To the end, where no button lies half below the bar.
  await bram.session.run(() => scrollTo(0, document.documentElement.scrollHeight));
  assert.deepEqual(await bram.axe(), [], "three texts below each other");
  await bram.session.resize(1180, 780);
  await bram.settles("the wide page");
  await bram.click("button", "Schrijf het zelf");
  await people.clear(bram, "Wat moet er staan?");
  await bram.fill("Wat moet er staan?", OURS);
  await bram.click("button", "Leg mijn tekst vast");
  await bram.find("heading", "Geen verschillen");
  await gone(bram, "button", "Leg mijn tekst vast");
  await bram.shot("settled");
}
