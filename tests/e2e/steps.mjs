// What people do in the window, in the words of the job; the stories put these together.
import { copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { until } from "./device.mjs";

/** The two users; fictional, as everything here. */
export const anna = {
  name: "Anna Proef", organisation: "Wijk-GGD Proefstad", where: "Zorg", domain: "care", function: "wijkverpleegkundige",
  passphrase: "paars kanaal fietst zonder winterjas 7",
};
export const bram = {
  name: "Bram Voorbeeld", organisation: "Gemeente Proefstad", where: "Gemeente, handhaving", domain: "enforcement", function: "teamleider handhaving",
  passphrase: "negen stille kranen boven het marktplein",
};

/** A third, for stories in which they work together. */
export const carla = {
  name: "Carla Denkbeeld", organisation: "Woningcorporatie De Proef", where: "Wonen", domain: "housing", function: "woonconsulent",
  passphrase: "kersenbloesem wacht op een stille tram",
};

/** Words that are typed somewhere and may be found nowhere on the disk. */
export const words = {
  street: "Kievitsbloemlaan",
  report: "Bonkende wasmachinemuziek tot diep in de nacht.",
  reporter: "Mevrouw Zwaluwenburg",
  saw: "Kale betonvloer zonder tapijt in de woonkamer.",
  said: "Ik slaap alleen als de radio zachtjes aanstaat.",
  thinks: "Misschien kwetsbaar en eenzaam sinds de verhuizing.",
  care: "Gebruikt slaapmedicatie volgens de huisarts.",
  photo: "Woonkamerdeur met een kale vloer erachter.",
  step: "Vloerkleed regelen met de woningcorporatie.",
  plan: "Buurvrouw terugbellen over de proefweek.",
};

/** Anna's street number; with the street it is the address of the case. */
export const HOUSE = { postcode: "1234 AB", number: "12", town: "Proefstad" };

/** A photo with a moment and a place in it. */
export const PHOTO = join(import.meta.dirname, "photo.jpg");

/** Every open case, the ones that need someone first. */
export const ALL_CASES = { query: "", phases: [], urgencies: [], needs: [], lead: "any", state: "open", sort: "attention", descending: false, offset: 0, limit: 40 };

/** What stands in the middle of the window. */
export const page = (device) => device.session.run(() => document.querySelector("main").innerText);

/** Opens a place of the main menu. */
export const goTo = (device, place, heading = place) =>
  device.click("link", place).then(() => device.find("heading", heading, { exact: true }));

/** From the case screen to one of the things under "Meer…". */
export async function fromMenu(device, item, heading) {
  await device.click("button", "Meer");
  await device.click("link", item);
  await device.find("heading", heading);
}

/** Opens the only case by its row in the list. */
export async function openCase(device) {
  await goTo(device, "Zaken");
  await device.click("row", words.street);
  await device.find("heading", "Zeven succesfactoren");
}

/** From anywhere to one of the things under "Meer…" of the only case. */
export async function under(device, item, heading = item) {
  await openCase(device);
  await fromMenu(device, item, heading);
}

/** Waits until there is no such thing any more. */
export const gone = (device, role, name) => until(`${role} «${name}» to go at ${device.name}`, async () => !(await device.has(role, name)));

/** Waits until a record that has a form is saved: then the window is back where it stands in a list, which has grown. */
export async function saved(device) {
  await until(`the record to be saved at ${device.name}`, () => device.session.run(() => !location.hash.includes("/records/")));
  await device.settles();
}

/** A record that has a form, behind this link: what is chosen, picked from lists, ticked and typed. */
export async function writeDown(device, link, { chosen = [], lists = {}, ticked = [], typed = {} }) {
  await device.click("link", link);
  await device.find("button", "Leg vast", { exact: true });
  for (const choice of chosen) await device.click("radio", choice, { exact: true });
  for (const [label, choice] of Object.entries(lists)) await device.choose(label, choice);
  for (const choice of ticked) await device.click("checkbox", choice);
  for (const [label, text] of Object.entries(typed)) await device.fill(label, text);
  await device.click("button", "Leg vast", { exact: true });
  await saved(device);
}

/** To another phase; what the file does not show yet is told with the reason. */
export async function goOn(device, phase, why) {
  await under(device, "Naar een andere fase");
  await device.choose("Nieuwe fase", phase);
  await device.fill("Waarom nu?", why);
  await device.click("button", `Naar ${phase}`);
  await device.reads(`De zaak is nu in de fase ${phase}`);
}

/** Ticks every box under a legend. */
export async function tickAll(device, legend) {
  const group = await device.find("group", legend);
  const boxes = await device.session.run((one) => [...one.querySelectorAll("input:not(:checked)")], group);
  for (const box of boxes) {
    await device.session.run((node) => node.scrollIntoView({ block: "center" }), box);
    await device.session.click(box);
  }
}

/** A note on the timeline, with who can confirm it. */
export async function writeNote(device, text) {
  await under(device, "Notitie", "Nieuwe notitie");
  await device.fill("Wat is er gezien of gehoord?", text);
  await device.fill("Wie kan dit bevestigen?", "De huismeester.");
  await device.click("button", "Bewaar notitie");
  await device.reads("Notitie bewaard");
}

/** What axe found on looks; told at the end of a story, so that one finding does not hide the rest of it. */
export const wrong = [];

/** Pictures for human eyes, from the top down, at most so many; and what axe finds wrong. */
export async function look(device, name, most = 1) {
  await device.settles(name);
  const { session } = device;
  const screens = await session.run(() => Math.ceil(document.documentElement.scrollHeight / innerHeight));
  for (let at = 0; at < Math.min(most, screens); at += 1) {
    await session.run((turn) => scrollTo(0, turn * innerHeight), at);
    await device.shot(at === 0 ? name : `${name}-${at + 1}`);
  }
  // At the end the bars at the edges cover nothing, which axe would take for small targets.
  await session.run(() => scrollTo(0, document.documentElement.scrollHeight));
  wrong.push(...(await device.axe()).map((line) => `${device.name}, ${name}: ${line}`));
}

/** The first start up to an open vault; gives the groups of the recovery code. */
export async function makeVault(device, person) {
  await device.click("button", "Maak mijn kluis");
  await device.fill("Naam", person.name);
  await device.fill("Organisatie", person.organisation);
  await device.click("radio", person.where);
  await device.fill("Functie", person.function);
  await device.shot("who-are-you");
  await device.click("button", "Verder");
  await device.click("radio", "Een eigen zin");
  await device.fill("Uw wachtzin", person.passphrase);
  await device.fill("Nog een keer", person.passphrase);
  await until("the passphrase to be judged", async () => /Sterk genoeg\.|Heel sterk\./.test(await page(device)));
  await device.shot("passphrase");
  await device.click("button", "Maak mijn kluis");
  await device.find("heading", "Uw herstelcode");
  const sheet = join(device.exchange, "herstelblad.html");
  device.chooseNext(sheet);
  await device.click("button", "Bewaar als bestand");
  await device.reads("Bewaard. Zet het bestand op een veilige plek.");
  const groups = await device.session.run(() => [...document.querySelectorAll(".kit-recovery span[aria-hidden]")].map((group) => group.textContent));
  await device.shot("recovery-sheet");
  await device.click("button", "Ik heb de code");
  await device.find("heading", "Controleer uw herstelcode");
  const asked = await device.session.run(() => [...document.querySelectorAll("label")].map((label) => label.textContent.trim()));
  for (const label of asked) await device.fill(label, groups[Number(label.match(/\d+/)[0]) - 1].toLowerCase());
  await device.shot("recovery-check");
  await device.click("button", "Open mijn kluis");
  await device.find("heading", "Vandaag");
  return { groups, sheet };
}

/** The first start past the screens; gives the groups of the recovery code. */
export async function makeQuickly(device, { name, organisation, domain, function: work, passphrase }) {
  const { recovery_code: groups } = await device.call("create_vault", { name, organisation, domain, function: work, passphrase });
  await device.call("confirm_recovery", { first: { index: 0, text: groups[0] }, second: { index: 1, text: groups[1] } });
  await device.anew();
  await device.find("heading", "Vandaag");
  await understandsDisk(device);
  return groups;
}

/** Where the disk is not encrypted the window says so once. */
export async function understandsDisk(device) {
  if (await device.has("button", "Begrepen")) await device.click("button", "Begrepen");
}

/** A case at Anna's address, past the screens. */
export function openedCase(device) {
  const address = { street: words.street, house_number: HOUSE.number, house_letter: "", suffix: "", postcode: HOUSE.postcode, town: HOUSE.town };
  return device.call("take_in_report", {
    case: null, address, categories: ["GELUID"], text: words.report, place: "", received_at: null, occurred_at: null, occurred_until: null,
    precision: "about", channel: "phone", anonymous: true, reporter: null, acknowledged: true, acute: "no", dangers: [], tenure: "unknown",
  });
}

/** One hands the other a contact card, past the screens; gives who that is to the other. */
export async function meet(one, other) {
  const card = join(one.exchange, `${one.name}.woonrust-card`);
  await one.callSaving("export_card", card);
  const { contact } = await other.callOpening("import_card", carry(card, other));
  return contact.contact;
}

/** Each has the card of the other and compared fingerprints, past the screens: sharing asks for no yes any more. */
export async function getToKnow(one, other) {
  for (const [from, to] of [[one, other], [other, one]]) {
    const contact = await meet(from, to);
    const { own } = await from.call("list_contacts", {});
    await to.call("verify_contact", { contact, fingerprint: own.fingerprint, how: "Naast elkaar vergeleken." });
  }
}

/** Makes a contact partner of a case, past the screens. */
export const invite = (device, id, contact) =>
  device.call("add_partner", { case: id, contact, name: "", organisation: "", function: "", domain: null, reach: "" });

/** Empties a field as a person does. */
export async function clear(device, label) {
  await device.fill(label, "x");
  await device.press("Control", "a");
  await device.press("Backspace");
}

/** Unlocks with the passphrase of the person. */
export async function unlock(device, person) {
  await device.fill("Wachtzin", person.passphrase);
  await device.click("button", "Ontgrendel");
  await device.find("navigation", "Hoofdmenu");
}

/** The report that opens the case. */
export async function takeInReport(device) {
  await goTo(device, "Nieuwe melding");
  await device.fill("Postcode", HOUSE.postcode);
  await device.fill("Huisnummer", HOUSE.number);
  await device.fill("Straat", words.street);
  await device.fill("Plaats", HOUSE.town);
  await device.fill("In de woorden van de melder", words.report);
  await device.click("checkbox", "Geluid");
  await device.click("radio", "Nee", { exact: true });
  await device.click("radio", "Telefoon");
  await device.click("radio", "Met naam");
  await device.fill("Naam van de melder", words.reporter);
  await device.fill("Telefoon of mail", "06 0000 0000");
  await device.shot("report");
  await device.click("button", "Open de zaak");
  await device.find("heading", words.street);
}

/** Saves the own contact card as a file; gives its path. */
export async function saveCard(device) {
  await goTo(device, "Contacten");
  const card = join(device.exchange, `${device.name}.woonrust-card`);
  device.chooseNext(card);
  await device.click("button", "Bewaar mijn kaart als bestand");
  await device.reads("Uw contactkaart is bewaard");
  return card;
}

/** The own fingerprint as it is read out on the telephone. */
export async function readOutFingerprint(device) {
  await goTo(device, "Contacten");
  const group = await device.find("group", "Uw vingerafdruk");
  return device.session.run((box) => [...box.querySelectorAll("[aria-hidden]")].map((one) => one.textContent).join(" "), group);
}

/** Carries a file from one stick to the other; gives the new path. */
export function carry(file, to) {
  const there = join(to.exchange, basename(file));
  copyFileSync(file, there);
  return there;
}

/** Shares the only case with its only other partner; gives the file. */
export async function share(device, name) {
  await openCase(device);
  await device.click("link", "Delen");
  await device.find("heading", "Ontvangt");
  return saveFile(device, name);
}

/** Presses the button under the preview; gives the file. */
export async function saveFile(device, name) {
  const file = join(device.exchange, name);
  device.chooseNext(file);
  await device.click("button", "Bewaar bestand met");
  await device.reads("is bewaard");
  return file;
}

/** Chooses a file to open; what comes then is for the story. */
export async function chooseFile(device, file) {
  await goTo(device, "Uitwisselen");
  await device.click("link", "Bestand openen");
  device.chooseNext(file);
  await device.click("button", "Kies een bestand");
}

/** Opens a file and merges it. */
export async function merge(device, file, outcome = "Samengevoegd") {
  await chooseFile(device, file);
  await device.click("button", "Samenvoegen");
  await device.find("heading", outcome);
}

/** Decides how urgent the case is. */
export async function setUrgency(device, urgency, reason) {
  await openCase(device);
  await fromMenu(device, "Urgentie bepalen", "Hoe dringend is deze zaak?");
  await device.click("radio", urgency);
  await device.fill("Waarom?", reason);
  await device.click("button", "Leg urgentie vast");
  await device.find("heading", "Zeven succesfactoren");
}

/** The timeline as a PDF; gives the path. */
export async function savePdf(device) {
  await openCase(device);
  await fromMenu(device, "Tijdlijn als PDF", "Tijdlijn als PDF");
  const file = join(device.exchange, `tijdlijn-${device.name}.pdf`);
  device.chooseNext(file);
  await device.click("button", "Bewaar als PDF");
  await device.reads("PDF bewaard");
  return file;
}
