// People work together on one case in two real windows, from report to aftercare, with a third who has no Woonrust. A
// picture is left of every screen on which they do so.
import assert from "node:assert/strict";
import { until } from "./device.mjs";
import { places } from "./disk.mjs";
import * as people from "./steps.mjs";
import {
  carry, clear, getToKnow, gone, goOn, goTo, look, makeQuickly, merge, openCase, page, saved, saveFile, setUrgency, takeInReport, tickAll, under, words,
  writeDown, writeNote, wrong,
} from "./steps.mjs";
import { story } from "./story.mjs";
import { Key } from "./webdriver.mjs";

/** Tall, so that a picture holds most of a screen. */
const DESK = [1280, 1160];
const PHONE = [390, 844];

/** The partner without Woonrust: what he says is written down for him. */
const DAAN = { name: "Daan Schets", organisation: "GGZ Proefstad", function: "sociaal verpleegkundige", reach: "Op werkdagen tot vier uur." };
const BY_PHONE = "Aan de telefoon, vanochtend.";

const REPORTS = "Meldingen ontvangen en de melder te woord staan";
const CONNECTING = "Partijen verbinden en aanspreekpunt zijn";
const HELP_CHECK = "Nagaan of er al hulp is";
const LASTING = "Een duurzame oplossing op maat";

/** What is typed about this case, to be found nowhere on a disk. */
const SAID = {
  seen: "Een basluidspreker dreunt door de houten vloer.",
  heard: "De trilglazen in de kast rinkelen tot twee uur.",
  reporter: "Ik lig elke nacht wakker van het gedreun boven mij.",
  resident: "Ik hoor die bassen zelf bijna niet meer.",
  impact: "Mijn dochter slaapt nu bij haar oma.",
  brams: "Rust in het portiek en niemand op straat.",
  daans: "Dat de bewoner zijn hulp houdt.",
  carlas: "Een stille woning en een huur die doorloopt.",
  neighbours: "Weer een nacht doorslapen.",
  need: "Een dikke ondervloer onder de basluidspreker.",
  idea: "Dempermatten uit de werkplaats proberen.",
  happens: "Sinds de zomer dreunt er na elf uur muziek door drie woningen.",
  goal: "Geen gedreun meer na elf uur.",
  action: "Een ondervloer laten leggen in de woonkamer.",
  question: "Kan iemand van uw team een keer mee op bezoek?",
  door: "Daan gaat donderdagmiddag mee naar binnen.",
  asks: "Bel de melder elke vrijdag terug.",
  explanation: "Een brief van ons duurt zes weken, want de bewoner mag eerst reageren.",
  talk: "Een keukentafelgesprek over stille uren.",
  result: "Twee weken stil, daarna weer gedreun.",
  warning: "Na elf uur geen muziek die buren horen.",
  snooze: "De bezorgbevestiging komt morgen.",
};

/** What the people at the table say to the questions of the seven factors, in their order; the file answers some itself. */
const ANSWERS = [
  ["Bram, vandaag nagelopen.", "Ja, sinds vandaag.", "Carla.", "Iedereen weet het.", "Afspraken maken. Geld: de teamleider.", "Zorg: Daan. Handhaving: Bram."],
  ["Rust, en geen nieuwe klachten.", "Wij schrijven en bellen. Behandelen doen wij niet.", "Van Daan: meegaan op bezoek.", "Slaap voor de buren, een thuis voor de bewoner.", "Wanneer een brief gaat. Eerst het gesprek."],
  ["Harde muziek na elf uur, sinds de zomer.", "Een gehorige vloer, of geen vast ritme.", "Er is hulp. Een vast belmoment werkte.", "Een stille vloer.", "Drie maanden zonder melding.", "Carla de vloer, Daan het bezoek.", "Na vier weken een brief."],
  ["Bram, Carla en Daan, elk met een reserve.", "Bellen, niet na vieren.", "Vorige maand, bij de koffie.", "Snel bellen ging goed. Eerder delen mag beter.", "Een vier."],
  ["Bassen, drie avonden, tot twee uur.", "De huismeester hoorde het ook.", "Hij hoort het zelf niet.", "Een kind slaapt elders.", "Een gesprek. Twee weken stil.", "Een meting op de derde verdieping."],
  ["De vloer. Carla, binnen een week.", "Iets beter. De meldingen nemen af.", "Eén melder gebeld: het is echt stiller.", "Ja.", "Na een, drie en zes maanden."],
  ["Matten onder de luidspreker.", "Matten, een koptelefoon, samen een rooster maken.", "Honderd euro, tegen een rechtszaak.", "De corporatie.", "De matten. Over twee weken kijken."],
];

story("a case goes from report to aftercare with three partners, one of them without Woonrust", ["bram", "carla"], async ({ bram, carla }) => {
  await Promise.all([makeQuickly(bram, people.bram), makeQuickly(carla, people.carla)]);
  await getToKnow(bram, carla);

  await takesIn(bram);
  const [{ case: id }] = (await bram.call("list_cases", people.ALL_CASES)).rows;
  await bringsPartnersIn(bram);
  await settlesWhoLeads(bram);
  await goOn(bram, "Onderzoek", "Ieder weet wat hij doet.");
  await hearsBothSides(bram);
  await beginsMirror(bram);

  await merge(carla, await sends(bram, carla, "bram-1"));
  // Neither knows of the other: both say that they do the same.
  await Promise.all([saysYes(carla), connects(bram)]);
  await merge(bram, await sends(carla, bram, "carla-1"));
  await findsDouble(bram, id);

  await goOn(bram, "Gezamenlijk plan", "Beide kanten zijn gehoord.");
  await writesInterests(bram);
  await writesAnalysis(bram);
  await asksAndFindsDoor(bram);
  await offersTask(bram);
  await merge(carla, await sends(bram, carla, "bram-2"));
  await agrees(carla);
  await takesTaskOver(carla);
  await merge(bram, await sends(carla, bram, "carla-2"));
  await seesAgreement(bram);
  await checksExpectations(bram);
  await answersFactors(bram, id);

  await goOn(bram, "Lichte aanpak", "Het plan staat.");
  await triesTalk(bram);
  await goOn(bram, "Waarschuwing", "Het gesprek hielp maar even.");
  await warns(bram);
  await weighs(bram);
  await putsOff(bram);
  await looksAtPitfalls(bram);
  await goOn(bram, "Nazorg", "De vloer ligt er en het is vier weken stil.");
  await openCase(bram);
  await look(bram, "aftercare");
  await looksAtBoardAndPolicy(bram);

  await merge(carla, await sends(bram, carla, "bram-3"));
  await openCase(carla);
  await carla.reads("Nazorg");
  assert.deepEqual((await carla.call("differences", { case: id })).differences, [], "what was said at the laptop stays on it");
  for (const device of [bram, carla]) assert.deepEqual(await device.complaints(), [], device.name);
  assert.deepEqual(wrong, []);
  const secrets = [...Object.values(SAID), words.street, words.report, words.reporter, people.bram.passphrase, people.carla.passphrase];
  for (const device of [bram, carla]) assert.deepEqual(places(device, secrets), [], "while the window is open");
  await Promise.all([bram.quit(), carla.quit()]);
  for (const device of [bram, carla]) assert.deepEqual(places(device, secrets), [], "after it was closed");
}, { size: DESK });

/** Shares the case with the other, who is not its only partner; gives the file as the other has it. */
async function sends(from, to, name) {
  await openCase(from);
  await from.click("link", "Delen");
  await from.click("checkbox", people[to.name].name);
  await from.find("heading", "Ontvangt");
  return carry(await saveFile(from, `${name}.woonrust`), to);
}

async function takesIn(bram) {
  await takeInReport(bram);
  await bram.click("button", "De melder weet het");
  await gone(bram, "button", "De melder weet het");
  await goOn(bram, "Triage", "De melding is compleet.");
  await setUrgency(bram, "Hoog", "Het gebeurt elke nacht.");
  await under(bram, "Adres en soort overlast");
  await bram.choose("Van wie is de woning?", "Huur van een corporatie");
  await bram.choose("Welke kant gaat de zaak op?", "Huur");
  await bram.click("button", "Bewaar gegevens");
  await bram.reads("De gegevens zijn bijgewerkt");
}

async function bringsPartnersIn(bram) {
  await openCase(bram);
  await bram.click("link", "Partners en regie");
  await bram.click("link", "Partner toevoegen");
  await bram.choose("Contact", people.carla.name);
  await bram.click("button", "Voeg partner toe");
  await bram.find("heading", "Partners en regie");
  await bram.click("link", "Partner toevoegen");
  await bram.click("radio", "Iemand zonder Woonrust");
  await bram.fill("Naam", DAAN.name);
  await bram.fill("Organisatie", DAAN.organisation);
  await bram.fill("Functie", DAAN.function);
  await bram.click("radio", "Zorg", { exact: true });
  await bram.fill("Hoe te bereiken?", DAAN.reach);
  await bram.click("button", "Voeg partner toe");
  await bram.find("heading", "Partners en regie");
}

/** Bram leads, Carla is asked to stand in, Daan said yes on the telephone. */
async function settlesWhoLeads(bram) {
  await asksForRole(bram, "Regievoerder", "Uzelf", "U bent nu regievoerder");
  await asksForRole(bram, "Vervanger", people.carla.name, `${people.carla.name} is gevraagd als vervanger`);
  await asksForRole(bram, "Zorgcoördinator", DAAN.name, `${DAAN.name} is gevraagd als zorgcoördinator`);
  await bram.click("button", "Antwoord vastleggen: zorgcoördinator");
  await bram.click("radio", "Ja", { exact: true });
  await bram.fill("Hoe en wanneer gezegd?", BY_PHONE);
  await bram.click("button", "Leg antwoord vast");
  await bram.reads("Het antwoord is vastgelegd");
  await bram.fill("Wat mag de regievoerder beslissen?", "Afspraken maken en het overleg bijeenroepen.");
  await bram.click("button", "Bewaar mandaat");
  await bram.reads("Het mandaat is vastgelegd");
  await look(bram, "partners");
  await bram.click("link", DAAN.name);
  await bram.click("button", "Weet wie de regie heeft");
  await bram.reads("Weet wie de regie heeft, sinds");
}

async function asksForRole(device, role, whom, told) {
  await device.click("radio", role, { exact: true });
  await device.choose("Wie vraagt u?", whom);
  await device.click("button", "Vraag deze persoon");
  await device.reads(told);
}

/** What was seen, what both sides say, what it does to people, how severe that is. */
async function hearsBothSides(bram) {
  await writeNote(bram, SAID.seen);
  await under(bram, "Hoor en wederhoor", "Uitzoeken");
  await writeDown(bram, "Voeg toe: Hoor en wederhoor", { chosen: ["Melder", "Gesproken"], typed: { "Wat vertelt deze persoon?": SAID.reporter } });
  await writeDown(bram, "Voeg toe: Hoor en wederhoor", { chosen: ["Bewoner", "Gesproken"], typed: { "Wat vertelt deze persoon?": SAID.resident } });
  await writeDown(bram, "Voeg toe: Impact", { chosen: ["Melder"], ticked: ["Slaapt slecht"], typed: { "In hun eigen woorden": SAID.impact } });
  const axes = ["Wekelijks", "Drie tot twaalf maanden", "Deels 's nachts", "Ernstig storend of ongezond", "Niet gericht", "Slaap of werk gestoord", "Drie tot vijf huishoudens", "Blijft gelijk"];
  await writeDown(bram, "Vul in: Ernst van de overlast", { chosen: axes });
}

/** An own word in the table, a word of Daan, a question to Carla. */
async function beginsMirror(bram) {
  await under(bram, "Rolspiegel");
  await bram.choose("Wat zegt u?", "doe ik");
  await bram.reads(`Vastgelegd: ${REPORTS}`);
  await saysOfTask(bram, HELP_CHECK, `Leg vast wat deze partner zegt: ${DAAN.name}`, "doe ik", BY_PHONE);
  await saysOfTask(bram, LASTING, `Leg vast wat deze partner zegt: ${people.carla.name}`, "nog niets: ik vraag of deze partner dit doet");
  await look(bram, "mirror", 3);
}

/** From the mirror to the page of a task, something that is said there, and back. */
async function saysOfTask(device, task, whose, says, how) {
  await device.click("link", task);
  await device.find("heading", "Taak in de rolspiegel");
  await device.click("button", whose);
  await device.click("radio", says, { exact: true });
  if (how) await device.fill("Hoe en wanneer zei deze partner dat?", how);
  await device.click("button", says.startsWith("nog niets") ? "Vraag het" : "Leg vast", { exact: true });
  await gone(device, "button", "Terug");
  await device.click("link", "Rolspiegel");
  await device.find("heading", "Rolspiegel", { exact: true });
}

/** Carla stands in and writes what she saw; in the corridor, by thumb, she says what she does. */
async function saysYes(carla) {
  await openCase(carla);
  await carla.click("link", "Partners en regie");
  await carla.click("button", "Ja, ik doe dit");
  await carla.reads("U bent nu vervanger van deze zaak");
  await writeNote(carla, SAID.heard);
  await under(carla, "Rolspiegel");
  await carla.session.resize(...PHONE);
  await look(carla, "mirror-on-a-phone");
  await saysOfTask(carla, CONNECTING, "Zeg wat u doet", "doe ik");
  await carla.click("link", LASTING);
  await carla.click("button", "Ja, ik doe dit");
  await carla.reads("Vastgelegd: u doet dit");
  await look(carla, "task-on-a-phone");
  await carla.session.resize(...DESK);
}

async function connects(bram) {
  await under(bram, "Rolspiegel");
  await saysOfTask(bram, CONNECTING, "Zeg wat u doet", "doe ik");
}

/** Two said the same apart from each other: both words stand, until one ends with a reason that stays to be read. */
async function findsDouble(bram, id) {
  await under(bram, "Rolspiegel");
  await bram.click("radio", "Dubbel belegd");
  await bram.find("link", CONNECTING);
  await look(bram, "mirror-double");
  const said = async () => {
    const { tasks } = await bram.call("role_mirror", { case: id });
    const task = tasks.find((one) => one.task === "T04");
    const by = task.cells.flatMap((cell) => cell.says).filter(({ says, state }) => says === "i_do" && state === "accepted").map(({ name }) => name.split(",")[0]);
    return { outcome: task.outcome, by: by.sort(), ended: task.ended.length };
  };
  assert.deepEqual(await said(), { outcome: "double", by: [people.bram.name, people.carla.name], ended: 0 });
  await bram.click("link", CONNECTING);
  await bram.click("button", `Geldt niet meer…: ${people.bram.name}`);
  await bram.fill("Waarom geldt dit niet meer?", "Carla nodigt voortaan iedereen uit.");
  await bram.click("button", "Laat dit stoppen");
  await bram.find("heading", "Eerder gezegd");
  await look(bram, "task");
  const { by, ended } = await said();
  assert.deepEqual({ by, ended }, { by: [people.carla.name], ended: 1 });
}

/** What each wants, what is needed apart from who does it, and an idea. */
async function writesInterests(bram) {
  await under(bram, "Belangen, behoeften en ideeën");
  const whose = "Van welke partner?";
  await writeDown(bram, "Voeg toe: Belang", { chosen: ["Partner"], typed: { "Wil bereiken": SAID.brams } });
  await writeDown(bram, "Voeg toe: Belang", { chosen: ["Partner"], lists: { [whose]: DAAN.name }, typed: { "Wil bereiken": SAID.daans } });
  await writeDown(bram, "Voeg toe: Belang", { chosen: ["Buren"], lists: { [whose]: "Geen" }, typed: { "Wil bereiken": SAID.neighbours } });
  await writeDown(bram, "Voeg toe: Wat nodig is", { chosen: ["Iemand die iets doet"], typed: { "Wat is er nodig?": SAID.need } });
  await writeDown(bram, "Voeg toe: Praktisch idee", { typed: { Idee: SAID.idea } });
  await look(bram, "interests-and-needs");
}

/** Facts first, causes, a goal with a measure, an action for Carla; Bram agrees, and Daan did at the table. */
async function writesAnalysis(bram) {
  await under(bram, "Analyse en plan");
  await bram.click("link", "Begin de analyse");
  await bram.fill("Wat gebeurt er, en sinds wanneer?", SAID.happens);
  await tickAll(bram, "Op welke feiten uit het dossier rust dit?");
  await bram.fill("Wat kan de oorzaak zijn?", `Een gehorige vloer.${Key.Enter}Geen vast ritme.`);
  await bram.fill("Welke hulp is er al?", "Er is hulp. Een vast belmoment werkte.");
  await bram.fill("Wat willen we allemaal?", "Een stil portiek.");
  await bram.fill("Waar willen we staan?", SAID.goal);
  await bram.fill("Waaraan merken we dat?", "Vier weken geen melding.");
  await bram.click("button", "over 12 weken");
  await bram.fill("Wat doen we als het niet lukt?", "Na vier weken een brief.");
  await look(bram, "analysis-form", 2);
  await bram.click("button", "Bewaar deze versie");
  await bram.find("heading", "Analyse en plan", { exact: true });

  await bram.click("button", "Plan een actie");
  await bram.fill("Wat moet er gebeuren?", SAID.action);
  await bram.choose("Wie", people.carla.name);
  await bram.click("button", "over 1 week");
  await bram.click("button", "Plan actie");
  await bram.reads("Actie gepland");
  await bram.click("button", "Ik ben akkoord met dit plan");
  await bram.reads("u bent akkoord met dit plan");
  await bram.click("button", `Leg akkoord vast: ${DAAN.name}`);
  await bram.fill("Hoe en wanneer zei deze partner ja?", "In het overleg van vandaag.");
  await bram.click("button", "Leg akkoord vast", { exact: true });
  await bram.reads(`Vastgelegd: ${DAAN.name}`);
}

/** Daan may not tell; one of the doors helps on. */
async function asksAndFindsDoor(bram) {
  await under(bram, "Vragen aan partners");
  await bram.click("link", "Stel een vraag");
  await bram.choose("Aan wie?", DAAN.name);
  await bram.fill("Welke vraag wilt u beantwoord hebben?", SAID.question);
  await bram.fill("Wat hebt u minimaal nodig?", "Een ja of nee.");
  await bram.click("button", "Stel de vraag");
  await bram.find("heading", "Vraag aan een partner");
  await bram.click("button", "Namens een partner vastleggen");
  await bram.click("button", "Dit mag of kan niet");
  await bram.click("radio", "Beroepsgeheim");
  await bram.fill("Uitleg voor wie het vroeg", "Hij mag niet zeggen wie hij kent.");
  await bram.fill("Hoe en wanneer zei deze partner dat?", BY_PHONE);
  await bram.click("button", "Leg antwoord vast");
  await gone(bram, "button", "Terug");
  await bram.click("button", "Kies deze deur: ga samen mee");
  await bram.fill("Wat spraken jullie af?", SAID.door);
  await bram.click("button", "Leg vast", { exact: true });
  await bram.reads("deze deur is geprobeerd");
  await look(bram, "question-with-doors");
}

async function offersTask(bram) {
  await under(bram, "Overdracht");
  await bram.click("link", "Draag iets over");
  await bram.click("radio", "Een taak", { exact: true });
  await bram.choose("Welke taak?", REPORTS);
  await bram.choose("Aan wie?", people.carla.name);
  await bram.fill("Wat vraagt u de ander?", SAID.asks);
  await bram.fill("Wat is bewoners en melders beloofd?", "Elke vrijdag een telefoontje.");
  await bram.click("button", "over 1 week");
  await bram.fill("Wanneer spraken jullie elkaar hierover?", "vandaag");
  await bram.fill("Hoe spraken jullie elkaar?", "Aan tafel, een kwartier.");
  await bram.click("button", "Bied aan");
  await bram.reads("Ligt nu bij");
  await look(bram, "handover-offered");
}

/** Carla agrees with exactly this text, takes her action, and says herself what she wants. */
async function agrees(carla) {
  await under(carla, "Analyse en plan");
  await carla.click("button", "Ik ben akkoord met dit plan");
  await carla.reads("u bent akkoord met dit plan");
  await carla.click("button", "Ja, ik doe dit");
  await carla.reads("Vastgelegd: u doet dit");
  await under(carla, "Belangen, behoeften en ideeën");
  await writeDown(carla, "Voeg toe: Belang", { chosen: ["Partner"], typed: { "Wil bereiken": SAID.carlas } });
}

async function takesTaskOver(carla) {
  await under(carla, "Overdracht");
  await carla.click("link", REPORTS);
  await carla.click("button", "Neem aan", { exact: true });
  await carla.fill("Wanneer was alles ontvangen", "vandaag");
  await carla.click("button", "Neem aan", { exact: true });
  await carla.reads("Aangenomen");
  await look(carla, "handover-accepted");
}

async function seesAgreement(bram) {
  await under(bram, "Analyse en plan");
  await bram.reads("Alle partners zijn akkoord met precies deze tekst");
  await look(bram, "plan", 3);
  await under(bram, "Overdracht");
  await bram.click("link", REPORTS);
  await bram.reads("Aangenomen");
}

/** On one laptop: each answers behind the other's back, then they look at what differs and explain it. */
async function checksExpectations(bram) {
  await under(bram, "Verwachtingencheck");
  await sitsAtScreen(bram, people.bram.name, { can: "Binnen zes weken", because: "de bewoner mag eerst reageren", of: DAAN.name, expects: "Vandaag of morgen" });
  await sitsAtScreen(bram, DAAN.name, { can: "Binnen een week", because: "er is een wachtlijst", of: people.bram.name, expects: "Binnen een week" });
  for (const name of [people.bram.name, DAAN.name]) {
    await bram.click("button", `Laat zien: ${name}`);
    await bram.find("button", `Dek weer af: ${name}`);
  }
  await bram.reads("Tempo: verwacht is “binnen een week”, mogelijk is “binnen zes weken”");
  await bram.reads("Tempo: verwacht is “vandaag of morgen”, mogelijk is “binnen een week”");
  await look(bram, "expectations-compared", 2);
  await bram.click("button", "Leg samen uit: Tempo: verwacht is “binnen een week”");
  await bram.fill("Wat spraken jullie af als uitleg?", SAID.explanation);
  await bram.click("button", "Bewaar uitleg");
  await bram.find("heading", "Samen uitgelegd");
}

async function sitsAtScreen(device, who, { can, because, of, expects }) {
  await device.choose("Wie zit nu achter het scherm?", who);
  await device.find("heading", `De antwoorden van ${who}`);
  await device.click("radio", can, { exact: true });
  await device.fill("Toelichting bij tempo", because);
  await device.shot("expectations");
  await device.click("tab", of);
  await device.reads(`Wat verwacht u van ${of}`);
  await device.click("radio", expects, { exact: true });
  await device.click("button", "Klaar: geef het scherm door");
  await device.click("button", "Dek af en geef door");
  // Whoever owns the laptop comes back into view; his answers are covered by then.
  await device.find("heading", `De antwoorden van ${people[device.name].name}`);
  await device.reads("Deze antwoorden zijn afgedekt");
}

/** Each factor: what its screen asks in words is answered, what the file answers is left to it. */
async function answersFactors(bram, id) {
  for (const [index, answers] of ANSWERS.entries()) {
    const number = index + 1;
    await bram.go(`/cases/${id}/factors/${number}`);
    const asked = await bram.session.run(() => [...document.querySelectorAll("main textarea[id^=sf]")].map((field) => field.id));
    for (const code of asked) {
      const field = await until(`the field of ${code}`, () => bram.session.run((name) => document.getElementById(name), code));
      await bram.session.type(field, answers[Number(code.split("_q")[1]) - 1]);
    }
    if (asked.length > 0) await keepsAnswers(bram, number);
    if (number === 1) await bram.click("button", "Overzicht nagelopen", { exact: true });
    if (number === 1) await bram.reads("Vastgelegd: overzicht nagelopen");
    await look(bram, `factor-${number}`, 2);
  }
}

async function keepsAnswers(device, number) {
  await device.click("button", "Bewaar antwoorden");
  await until(`the answers of factor ${number} to be kept`, () => device.session.run(() => document.querySelector("main form button[type=submit]:not([disabled])") === null));
}

async function triesTalk(bram) {
  await under(bram, "Interventie of resultaat", "Interventies");
  await bram.choose("Wat doet u?", "Gesprek");
  await bram.fill("Wat houdt het in?", SAID.talk);
  await bram.click("button", "Leg interventie vast");
  await bram.reads("De interventie is vastgelegd");
  await bram.click("button", "Schrijf het resultaat op");
  await bram.fill("Wat kwam eruit?", SAID.result);
  await bram.click("button", "Bewaar resultaat");
  await bram.reads("Het resultaat is vastgelegd");
  await look(bram, "interventions");
}

/** The interests are weighed, and a letter went ten days ago that nobody proved to have arrived. */
async function warns(bram) {
  await under(bram, "Formele stappen");
  await writeDown(bram, "Vul in: Belangenafweging", { chosen: ["Deels"], typed: { "Belang van de buren": SAID.neighbours } });
  await bram.click("link", "Voeg toe: Waarschuwing");
  await clear(bram, "Verstuurd op");
  await bram.fill("Verstuurd op", "10 dagen geleden");
  await bram.click("radio", "Aangetekende post");
  await bram.fill("Inhoud van de brief", SAID.warning);
  await bram.fill("Kijken tot en met", "over 4 weken");
  await look(bram, "warning");
  await bram.click("button", "Leg vast", { exact: true });
  await saved(bram);
}

async function weighs(bram) {
  await under(bram, "Ernst van de overlast");
  await bram.find("heading", "Alles bij elkaar");
  await look(bram, "severity", 2);
  await under(bram, "151d-toets");
  await bram.reads("De burgemeester beslist");
  await look(bram, "bars", 3);
  assert.doesNotMatch(await page(bram), /\d\s*%/, "no chance of success is told");
}

/** What asks for attention is put off once, with a reason. */
async function putsOff(bram) {
  await under(bram, "Aandachtspunten");
  await look(bram, "attention");
  await bram.click("button", "Later, omdat");
  await bram.fill("Waarom later?", SAID.snooze);
  await bram.click("button", "Stel uit", { exact: true });
  await bram.find("heading", "Uitgesteld (1)");
  await look(bram, "attention-put-off");
}

async function looksAtPitfalls(bram) {
  await under(bram, "Valkuilen en behoeften", "Zes valkuilen");
  await bram.find("heading", "Acht behoeften");
  await look(bram, "pitfalls-and-needs");
  await bram.click("link", "Vastlopen op het delen van gegevens");
  await bram.find("heading", "Vastlopen op het delen van gegevens");
  await look(bram, "pitfall");
}

async function looksAtBoardAndPolicy(bram) {
  await goTo(bram, "Bord");
  await look(bram, "board");
  await goTo(bram, "Instellingen");
  await bram.click("link", "Bekijk of vervang het pakket");
  await bram.find("heading", "Wat nu geldt");
  await look(bram, "policy");
}
