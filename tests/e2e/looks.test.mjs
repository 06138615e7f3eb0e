// Every screen in every look: axe finds nothing, nothing is cut off or wider than the window, everything can be hit, and
// the page breaks none of its own rules. A folder of pictures of three of the looks is left for human eyes.
import assert from "node:assert/strict";
import { until } from "./device.mjs";
import { doSomething, fillCase, jobScreens, otherScreens, unvisited } from "./screens.mjs";
import * as people from "./steps.mjs";
import { carry, invite, makeQuickly, meet } from "./steps.mjs";
import { story } from "./story.mjs";
import { cutOff, overlaps, sideways, smallTargets, spaceText } from "./usable.mjs";

const DESK = [1280, 800];
const USUAL = { density: "automatic", theme: "light", contrast: "normal", font: "standard", zoom: 100, language: "nl", lock_minutes: 30 };

/**
 * `least`: the smallest side of what can be pressed, in CSS pixels. `axe`: what of the first look this one changes; what
 * does not depend on it was judged there. The screens of the main job are opened anew in every look. The others, which are
 * made of the same parts, are opened where there is `also`, and there dressed in the looks that it names.
 */
const LOOKS = [
  { name: "light", size: DESK, settings: {}, least: 24, axe: "everything", shots: true, also: ["dark", "contrast", "narrow"] },
  { name: "dark", size: DESK, settings: { theme: "dark" }, least: 24, axe: "colour", shots: true },
  { name: "touch", size: [390, 844], settings: { density: "on_the_road" }, least: 44, axe: "everything", shots: true, also: [] },
  { name: "contrast", size: DESK, settings: { contrast: "high" }, least: 24, axe: "colour" },
  { name: "dark-contrast", size: DESK, settings: { theme: "dark", contrast: "high" }, least: 24, axe: "colour" },
  { name: "english", size: DESK, settings: { language: "en", font: "readable" }, least: 24, axe: "shape" },
  { name: "narrow", size: [320, 640], settings: {}, least: 24, axe: "shape" },
  { name: "spaced", size: DESK, settings: {}, least: 24, axe: "shape", spaced: true },
  { name: "double", size: DESK, settings: { zoom: 200 }, least: 24, axe: "shape" },
];

story("every screen can be read and used in every look", ["anna", "bram"], async ({ anna, bram }) => {
  const wrong = [];
  await firstStart(anna, wrong);
  await anna.click("button", "Probeer met voorbeeldzaken");
  await anna.find("heading", "Vandaag");
  const { file, ...made } = await workTogether(anna, bram);
  await bram.stop();
  const [job, others] = [[...jobScreens(made.id), ["menu", `/cases/${made.id}`]], otherScreens(made)];
  assert.deepEqual(unvisited([...job, ...others]), [], "screens at which no story looks");
  for (const [turn, look] of LOOKS.entries()) {
    await wear(anna, look);
    await judge(anna, look, "unlock", wrong);
    await anna.session.run(() => document.querySelector("form button[type=submit]").click());
    await until("the vault to open", () => anna.session.run(() => document.querySelector("nav") !== null), 60);
    if (look.spaced) await anna.session.run(spaceText);
    assert.equal(await anna.session.run(() => document.documentElement.lang), look.settings.language ?? "nl");
    for (const [name, path] of job) {
      await anna.go(path);
      await ACTS[name]?.(anna, file);
      await judge(anna, look, name, wrong);
    }
    if (!look.also) continue;
    await doSomething(anna, made, turn + 1);
    for (const [name, path] of others) {
      await anna.go(path);
      await judge(anna, { ...look, shots: look.name === "light" }, name, wrong);
      for (const other of LOOKS.filter((one) => look.also.includes(one.name))) {
        await dress(anna, other);
        if (other.size !== look.size) await anna.settles(name);
        await judge(anna, { ...other, shots: false }, name, wrong);
      }
      if (look.also.length > 0) await dress(anna, look);
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(await anna.complaints(), []);
}, { size: DESK });

/** Changes the look as a person would, locks, and waits for the unlock screen in the new look. */
async function wear(device, { size, settings, spaced }) {
  await device.call("set_settings", { ...USUAL, ...settings });
  await device.session.resize(...size);
  await device.lock();
  if (spaced) await device.session.run(spaceText);
}

async function judge(device, look, screen, wrong) {
  if (look.shots) await device.shot(`${look.name}-${screen}`);
  const { session } = device;
  const found = [...(await session.run(sideways)), ...(await session.run(cutOff)), ...(await session.run(overlaps)), ...(await session.run(smallTargets, look.least))];
  // At the end the bars at the edges cover nothing, which axe would take for small targets.
  await session.run(() => scrollTo(0, document.documentElement.scrollHeight));
  found.push(...(await device.axe(look.axe)));
  wrong.push(...found.map((line) => `${look.name}, ${screen}: ${line}`));
}

/** What is done on a screen before it is looked at. */
const ACTS = {
  menu: async (device) => {
    await device.session.run(() => [...document.querySelectorAll("main header button")].at(-1).click());
    await device.find("dialog");
  },
  share: async (device) => {
    await device.session.run(() => document.querySelector("main input[type=checkbox]:not(:checked):not(:disabled)")?.click());
    await until("the preview", () => device.session.run(() => document.querySelectorAll("main section h2").length > 1));
    await device.settles();
  },
  import: async (device, file) => {
    device.chooseNext(file);
    await device.session.run(() => document.querySelector("main button:not([disabled])").click());
    await until("the file to be looked through", () => device.session.run(() => document.querySelector("main h1")?.textContent.includes("Bram")));
    await device.settles();
  },
};

/** The page as it stands, in another look; a change of density, language or zoom would begin it anew. */
async function dress({ session }, { size, settings }) {
  const fits = () => session.run((width) => Math.abs(innerWidth - width) < 20, size[0]);
  if (!(await fits())) {
    await session.resize(...size);
    await until("the page to have its size", fits);
    // A page of another size chooses its look anew; only then it is dressed.
    await session.runAsync(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));
  }
  await session.run((chosen) => Object.assign(document.documentElement.dataset, chosen), { theme: settings.theme ?? "light", contrast: settings.contrast ?? "normal" });
}

/** The screens before there is a vault; a change of language or zoom would begin them anew, so these are only dressed. */
async function firstStart(device, wrong) {
  const dressed = async (screen) => {
    for (const look of LOOKS.filter(({ settings, spaced }) => !settings.language && !settings.zoom && !spaced)) {
      await dress(device, look);
      await judge(device, look, screen, wrong);
    }
    await dress(device, LOOKS[0]);
  };
  await dressed("first-start");
  await device.click("button", "Maak mijn kluis");
  await device.find("heading", "Wie bent u?");
  await dressed("who-are-you");
  await device.fill("Naam", people.anna.name);
  await device.fill("Organisatie", people.anna.organisation);
  await device.click("radio", people.anna.where);
  await device.fill("Functie", people.anna.function);
  await device.click("button", "Verder");
  await device.find("radio", "Een eigen zin");
  await dressed("passphrase");
  await device.anew();
}

/** Two vaults that exchanged a case: a difference to choose, a file that waits, a photo, long names; and one of everything. */
async function workTogether(anna, bram) {
  await makeQuickly(bram, { ...people.bram, organisation: "Gemeente Proefstad, afdeling Toezicht en Handhaving Leefomgeving" });
  const [bramAtAnna, annaAtBram] = [await meet(bram, anna), await meet(anna, bram)];
  const { rows } = await anna.call("list_cases", people.ALL_CASES);
  const shared = rows[0].case;
  const partner = await invite(anna, shared, bramAtAnna);
  await anna.call("propose_role", { case: shared, partner: partner.record, role: "deputy" });
  await anna.callOpening("add_photo", people.PHOTO, { case: shared, visit: null, alt: people.words.photo });
  const send = async (from, to, contact, name) => {
    const file = `${from.exchange}/${name}.woonrust`;
    await from.callSaving("export_case", file, { cases: [shared], contact, yes: true });
    return carry(file, to);
  };
  const merge = async (at, file) => at.call("import_file", { token: (await at.callOpening("preview_import", file, { yes: true, own_yes: false })).token });
  await merge(bram, await send(anna, bram, bramAtAnna, "eerste"));
  await anna.call("set_urgency", { case: shared, urgency: "low", reason: "Na het gesprek was het drie dagen stil." });
  await bram.call("set_urgency", { case: shared, urgency: "high", reason: "Het gebeurt nu elke nacht." });
  await merge(anna, await send(bram, anna, annaAtBram, "terug"));
  await bram.call("add_action", { case: shared, text: people.words.plan, owner: null, due: null });
  return { ...(await fillCase(anna, shared, partner.record)), contact: bramAtAnna, file: await send(bram, anna, annaAtBram, "later") };
}
