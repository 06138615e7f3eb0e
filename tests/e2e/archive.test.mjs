// An archive for a court: made in the window, refused for merging, and checked by a stranger who has no vault.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as people from "./steps.mjs";
import { carry, chooseFile, clear, makeQuickly, openedCase, page, under, words } from "./steps.mjs";
import { story } from "./story.mjs";

story("a stranger without a vault checks what anna wrote", ["anna", "bram"], async ({ anna, bram }) => {
  await makeQuickly(anna, people.anna);
  await openedCase(anna);
  const { file, passphrase } = await makes(anna);
  assert.ok(!readFileSync(file).includes(words.report), "the archive can be read");

  await chooseFile(anna, file);
  await anna.reads("Dit is een archief");
  await anna.shot("never-merged");
  await checks(bram, carry(file, bram), passphrase);
  for (const device of [anna, bram]) assert.deepEqual(await device.complaints(), [], device.name);
});

/** Through the steps; gives the file and its words. */
async function makes(anna) {
  await under(anna, "Archief voor rechtbank of bestuur");
  await anna.reads("Dit gaat altijd mee");
  await anna.shot("choose");
  assert.deepEqual(await anna.axe(), [], "what goes");
  await anna.click("button", "Verder", { exact: true });
  await anna.reads("alleen voor dit archief");
  await anna.shot("passphrase");
  const passphrase = await anna.session.run(() => document.querySelector("#suggested-words").textContent.trim());
  await anna.click("button", "Verder", { exact: true });
  await anna.find("heading", "Gaat mee:");
  await anna.shot("preview");
  assert.deepEqual(await anna.axe(), [], "before it is saved");
  const file = join(anna.exchange, "archief.woonrust");
  anna.chooseNext(file);
  await anna.click("button", "Bewaar het archief");
  await anna.reads("Het archief is bewaard");
  await anna.shot("saved");
  return { file, passphrase };
}

/** On a computer where nothing was set up. */
async function checks(bram, file, passphrase) {
  await bram.click("button", "Controleer een archief");
  await bram.fill("Wachtzin van het archief", "dit is hem niet");
  bram.chooseNext(file);
  await bram.click("button", "Kies het archief");
  await bram.reads("Met deze wachtzin gaat het archief niet open.");
  await bram.shot("wrong-words");
  await clear(bram, "Wachtzin van het archief");
  await bram.fill("Wachtzin van het archief", passphrase);
  await bram.click("button", "Controleer hetzelfde archief");
  await bram.reads("Alles in dit archief klopt");
  await bram.reads(people.anna.name);
  await bram.reads("Wat dit niet bewijst");
  await bram.shot("report");
  assert.deepEqual(await bram.axe(), [], "the report");
  const pdf = join(bram.exchange, "controle.pdf");
  bram.chooseNext(pdf);
  await bram.click("button", "Bewaar het verslag als PDF");
  await bram.reads("Verslag bewaard");
  assert.ok(readFileSync(pdf).subarray(0, 4).equals(Buffer.from("%PDF")));
  assert.ok((await page(bram)).includes("Melding"), "the report names what was written");
}
