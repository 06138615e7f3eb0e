// One table from code to words: what happened, how bad it is, what to do now.
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ApiError } from "./ApiError.ts";
import type { ErrorCode } from "./types/ErrorCode.ts";

export type Severity = "info" | "attention" | "urgent";
type Entry = { wording: MessageDescriptor; severity: Severity; whatToDo: MessageDescriptor };

const NOTHING_LOST = msg`Er is niets gewijzigd en niets kwijt.`;

const table: Record<ErrorCode, Entry> = {
  wrong_passphrase: { wording: msg`Deze wachtzin is niet juist.`, severity: "attention", whatToDo: msg`Probeer het opnieuw, of herstel met uw herstelcode.` },
  wrong_recovery_code: { wording: msg`Deze herstelcode hoort niet bij deze kluis.`, severity: "attention", whatToDo: msg`Vergelijk de groepen met uw herstelblad.` },
  weak_passphrase: { wording: msg`Deze wachtzin is te makkelijk te raden.`, severity: "attention", whatToDo: msg`Neem een langere zin of het voorstel.` },
  vault_exists: { wording: msg`Er is al een kluis op deze computer.`, severity: "attention", whatToDo: msg`Open de kluis die er is.` },
  vault_in_use: { wording: msg`De kluis is al open in een ander venster.`, severity: "attention", whatToDo: msg`Sluit het andere venster en probeer het opnieuw.` },
  vault_newer: { wording: msg`Deze kluis is gemaakt met een nieuwere versie van Woonrust.`, severity: "urgent", whatToDo: msg`Werk Woonrust bij. De kluis blijft tot dan zoals hij is.` },
  vault_missing: { wording: msg`Op deze computer is geen kluis gevonden.`, severity: "attention", whatToDo: msg`Maak een kluis of zet een reservekopie terug.` },
  vault_damaged: { wording: msg`De kluis is beschadigd.`, severity: "urgent", whatToDo: msg`Wij verwijderen niets. Zet een reservekopie terug of bel uw beheerder.` },
  disk_full: { wording: msg`De schijf is vol.`, severity: "urgent", whatToDo: msg`Maak ruimte vrij en bewaar opnieuw. Wat u typte staat er nog.` },
  file_truncated: { wording: msg`Het bestand is niet compleet.`, severity: "attention", whatToDo: msg`Vraag de afzender het bestand opnieuw te sturen.` },
  file_altered: { wording: msg`Het bestand is onderweg veranderd of beschadigd.`, severity: "urgent", whatToDo: msg`Gebruik het niet. Vraag de afzender om een nieuw bestand.` },
  file_for_someone_else: { wording: msg`Dit bestand is voor iemand anders gemaakt.`, severity: "attention", whatToDo: msg`Vraag de afzender een bestand voor u te maken. Stuur dit bestand niet door.` },
  file_newer: { wording: msg`Dit bestand is gemaakt met een nieuwere versie van Woonrust.`, severity: "attention", whatToDo: msg`Werk Woonrust bij en open het bestand daarna.` },
  file_not_ours: { wording: msg`Dit is geen bestand van Woonrust.`, severity: "attention", whatToDo: msg`Kies een bestand dat op .woonrust eindigt.` },
  file_too_large: { wording: msg`Het bestand is te groot.`, severity: "attention", whatToDo: msg`Vraag de afzender om minder zaken in één bestand.` },
  unknown_signer: { wording: msg`Wij kennen de afzender van dit bestand niet.`, severity: "attention", whatToDo: msg`Vraag de afzender om een contactkaart en vergelijk de vingerafdruk.` },
  photo_not_an_image: { wording: msg`Dit bestand is geen foto die wij kunnen lezen.`, severity: "attention", whatToDo: msg`Kies een JPEG, PNG of WebP.` },
  photo_too_large: { wording: msg`Deze foto is te groot.`, severity: "attention", whatToDo: msg`Kies een kleinere foto.` },
  clock_suspicious: { wording: msg`De klok van deze computer loopt waarschijnlijk niet goed.`, severity: "attention", whatToDo: msg`Zet de datum en tijd goed en ga dan verder.` },
  locked: { wording: msg`De kluis is vergrendeld.`, severity: "info", whatToDo: msg`Ontgrendel de kluis. Uw concept is bewaard.` },
  cancelled: { wording: msg`U hebt dit gestopt.`, severity: "info", whatToDo: NOTHING_LOST },
  not_found: { wording: msg`Dit onderdeel is er niet meer.`, severity: "attention", whatToDo: msg`Ga terug naar de lijst en zoek opnieuw.` },
  not_allowed: { wording: msg`Dit kan nu niet.`, severity: "attention", whatToDo: NOTHING_LOST },
  invalid_input: { wording: msg`Er klopt iets niet aan wat u invulde.`, severity: "attention", whatToDo: msg`Kijk de velden na. Wat u typte staat er nog.` },
  nothing_to_undo: { wording: msg`Er is niets om ongedaan te maken.`, severity: "info", whatToDo: NOTHING_LOST },
  io: { wording: msg`Lezen of schrijven op deze plek lukt niet.`, severity: "attention", whatToDo: msg`Kies een andere plek of kijk of de schijf nog aangesloten is.` },
  fault: { wording: msg`Er ging iets mis in Woonrust.`, severity: "urgent", whatToDo: msg`Probeer het opnieuw. Blijft het zo? Geef de foutcode door aan uw beheerder.` },
};

export type ErrorWording = { code: string; wording: string; severity: Severity; whatToDo: string };

const say = ({ id, message }: MessageDescriptor, params: Record<string, string>) => i18n._(id, params, message ? { message } : {});

/** The words for anything thrown, in the language of the interface. */
export function errorWording(thrown: unknown): ErrorWording {
  const error = ApiError.from(thrown);
  const entry = table[error.code] ?? table.fault;
  return {
    code: error.code,
    wording: say(entry.wording, error.params),
    severity: entry.severity,
    whatToDo: say(entry.whatToDo, error.params),
  };
}
