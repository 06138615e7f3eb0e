// A visit under one thumb, from Vandaag on a phone: every press, every field that is touched and every dialog counts.
import assert from "node:assert/strict";
import { until } from "./device.mjs";
import * as people from "./steps.mjs";
import { makeQuickly, openedCase, words } from "./steps.mjs";
import { story } from "./story.mjs";
import { smallTargets } from "./usable.mjs";

const PHONE = [390, 844];
/** What the care worker may be asked to do besides typing. */
const MOST = 12;

story("a visit is saved within 12 taps besides typing", ["anna"], async ({ anna }) => {
  await makeQuickly(anna, people.anna);
  const { case: id } = await openedCase(anna);

  const least = await counted(anna, leastVisit);
  const full = await counted(anna, fullVisit);
  console.log(`${least} taps: what I saw, what the resident said, the next step`);
  console.log(`${full} taps: also a photo with its description, a care note and an own thought`);
  assert.ok(least <= MOST, `${least} taps`);
  assert.ok(full <= MOST, `${full} taps with all the rest`);

  const { visits, notes } = await written(anna, id);
  assert.deepEqual([visits, notes], [2, 1]);
  assert.deepEqual(await anna.complaints(), []);
}, { size: PHONE });

/** Counts what `visit` taps, from Vandaag to the case with the visit in it. */
async function counted(anna, visit) {
  await anna.go("/today");
  const thumb = new Thumb(anna);
  await visit(thumb);
  await anna.reads("Huisbezoek bewaard");
  await anna.find("heading", words.street);
  await anna.shot("saved");
  return thumb.taps;
}

class Thumb {
  taps = 0;

  constructor(device) {
    this.device = device;
  }

  /** A press; everything on the screen could be hit with a thumb. */
  async tap(...what) {
    this.taps += 1;
    await this.device.click(...what);
    await this.device.settles();
    assert.deepEqual(await this.device.session.run(smallTargets, 44), []);
  }

  /** A field is touched before it can be typed in, unless the screen put the focus there. */
  async type(label, text) {
    if ((await this.device.focused()).said.startsWith(label)) return this.device.session.keys(text);
    this.taps += 1;
    return this.device.fill(label, text);
  }

  /** In the dialog of the system: the file, and "Open". */
  choose(file) {
    this.taps += 2;
    this.device.chooseNext(file);
  }
}

async function leastVisit(thumb) {
  await thumb.tap("link", "Huisbezoek", { exact: true });
  await thumb.tap("link", words.street);
  await thumb.type("Ik zag, hoorde of rook", words.saw);
  await thumb.type("Bewoner zei", words.said);
  await thumb.type("Volgende stap", words.step);
  await thumb.device.shot("least");
  await thumb.tap("button", "Bewaar bezoek");
}

async function fullVisit(thumb) {
  await thumb.tap("link", "Huisbezoek", { exact: true });
  await thumb.tap("link", words.street);
  await thumb.type("Ik zag, hoorde of rook", words.saw);
  await thumb.type("Bewoner zei", words.said);
  await thumb.type("Volgende stap", words.step);
  await thumb.tap("button", "Later aanvullen");
  thumb.choose(people.PHOTO);
  await thumb.tap("button", "Foto toevoegen");
  await until("the photo", () => thumb.device.has("textbox", "Wat is te zien?"));
  await thumb.type("Wat is te zien?", words.photo);
  await thumb.type("Ik denk", words.thinks);
  await thumb.type("Zorgnotitie", words.care);
  await thumb.device.shot("full");
  await thumb.tap("button", "Bewaar bezoek");
}

async function written(anna, id) {
  const { items } = await anna.call("timeline", { case: id, kinds: [], from: null, until: null, newest_first: false });
  const of = (kind) => items.filter((item) => item.kind.startsWith(`${kind}/`)).length;
  return { visits: of("visit"), notes: of("care_note") };
}
