// One table from code to words: what happened, how bad it is, what to do now.
import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ApiError } from "./ApiError.ts";
import type { ErrorCode } from "./types/ErrorCode.ts";

export type Severity = "info" | "attention" | "urgent";
type Entry = { wording: MessageDescriptor; severity: Severity; whatToDo: MessageDescriptor };

const NOTHING_LOST = msg`Er is niets gewijzigd en niets kwijt.`;
const TELL_ITS_MAKER = msg`Geef dit door aan wie het bestand maakte.`;

const table: Record<ErrorCode, Entry> = {
  locked: { wording: msg`De kluis is vergrendeld.`, severity: "info", whatToDo: msg`Ontgrendel de kluis. Uw concept is bewaard.` },
  no_vault: { wording: msg`Op deze computer is geen kluis gevonden.`, severity: "attention", whatToDo: msg`Maak een kluis of zet een reservekopie terug.` },
  vault_exists: { wording: msg`Er is al een kluis op deze computer.`, severity: "attention", whatToDo: msg`Open de kluis die er is.` },
  vault_in_use: { wording: msg`De kluis is al open in een ander venster.`, severity: "attention", whatToDo: msg`Sluit het andere venster en probeer het opnieuw.` },
  vault_newer: { wording: msg`Deze kluis is gemaakt met een nieuwere versie van Woonrust.`, severity: "urgent", whatToDo: msg`Werk Woonrust bij. De kluis blijft tot dan zoals hij is.` },
  vault_damaged: { wording: msg`De kluis is beschadigd.`, severity: "urgent", whatToDo: msg`Wij verwijderen niets. Zet een reservekopie terug of bel uw beheerder.` },
  folder_refused: { wording: msg`De map van de kluis staat op een gedeelde of gesynchroniseerde schijf.`, severity: "urgent", whatToDo: msg`Zet de kluis op de eigen schijf van deze computer.` },
  folder_not_empty: { wording: msg`Waar de kluis moet komen staan al andere bestanden.`, severity: "attention", whatToDo: msg`Wij hebben ze niet aangeraakt. Vraag uw beheerder om ze ergens anders te zetten en probeer het dan opnieuw.` },
  wrong_passphrase: { wording: msg`Deze wachtzin is niet juist.`, severity: "attention", whatToDo: msg`Probeer het opnieuw, of herstel met uw herstelcode.` },
  try_later: { wording: msg`U kunt het nog niet opnieuw proberen.`, severity: "attention", whatToDo: msg`{seconds, plural, one {Wacht # seconde.} other {Wacht # seconden.}}` },
  wrong_recovery_code: { wording: msg`Deze herstelcode hoort niet bij deze kluis.`, severity: "attention", whatToDo: msg`Vergelijk de groepen met uw herstelblad.` },
  weak_passphrase: { wording: msg`Deze wachtzin is te makkelijk te raden.`, severity: "attention", whatToDo: msg`Neem een langere zin of het voorstel.` },
  recovery_not_confirmed: { wording: msg`De herstelcode is nog niet bevestigd.`, severity: "attention", whatToDo: msg`Bevestig eerst twee groepen van de herstelcode.` },
  disk_full: { wording: msg`De schijf is vol.`, severity: "urgent", whatToDo: msg`Maak ruimte vrij en bewaar opnieuw. Wat u typte staat er nog.` },
  disk_fault: { wording: msg`Lezen of schrijven op deze plek lukt niet.`, severity: "urgent", whatToDo: msg`Kies een andere plek of kijk of de schijf nog aangesloten is.` },
  invalid_input: { wording: msg`Er klopt iets niet aan wat u invulde.`, severity: "attention", whatToDo: msg`Kijk de velden na. Wat u typte staat er nog.` },
  not_found: { wording: msg`Dit onderdeel is er niet meer.`, severity: "attention", whatToDo: msg`Ga terug naar de lijst en zoek opnieuw.` },
  already_finished: { wording: msg`Dit is al afgerond en blijft zoals het is.`, severity: "attention", whatToDo: msg`Zet er een correctie bij.` },
  not_creator: { wording: msg`Alleen wie dit schreef kan het wijzigen.`, severity: "attention", whatToDo: msg`Zet er een eigen opmerking bij, of vraag het de schrijver.` },
  in_use: { wording: msg`Dit is al gebruikt in de zaak en kan niet meer terug.`, severity: "attention", whatToDo: msg`Laat de partner stoppen met "Doet niet meer mee".` },
  not_undoable: { wording: msg`Dit kunt u niet meer ongedaan maken.`, severity: "attention", whatToDo: msg`Bij Recente handelingen staat waarom. Van een samengevoegd bestand staat het bij Uitwisselen.` },
  case_closed: { wording: msg`Deze zaak is afgesloten.`, severity: "attention", whatToDo: msg`Heropen de zaak als er iets bij moet.` },
  unsaved_draft: { wording: msg`Hier staat nog een tekst die u niet hebt bewaard.`, severity: "attention", whatToDo: msg`Bewaar die tekst eerst, of gooi hem weg.` },
  changed_meanwhile: { wording: msg`Dit is intussen gewijzigd.`, severity: "attention", whatToDo: msg`Bekijk wat er nu staat en kies opnieuw. Wat u typte staat er nog.` },
  not_partner: { wording: msg`Deze persoon is geen partner in deze zaak.`, severity: "attention", whatToDo: msg`Maak de persoon eerst partner.` },
  needs_yes: { wording: msg`De vingerafdruk is nog niet vergeleken.`, severity: "attention", whatToDo: msg`Vergelijk hem eerst, of kies bewust om toch door te gaan.` },
  fingerprint_differs: { wording: msg`De vingerafdruk is anders.`, severity: "urgent", whatToDo: msg`Deel niets. Bel de persoon op een nummer dat u al kent.` },
  compare_first: { wording: msg`Deze persoon heeft een nieuwe sleutel. Dat die klopt is nog niet vergeleken.`, severity: "urgent", whatToDo: msg`Vergelijk eerst de vingerafdruk. Tot die tijd gaat er niets heen.` },
  false_succession: { wording: msg`Deze persoon zegt een bekende met een nieuwe sleutel te zijn, en dat klopt niet.`, severity: "urgent", whatToDo: msg`Er gaat niets heen. Bel op een nummer dat u al kende.` },
  contact_left: { wording: msg`Deze persoon werkt niet meer bij de organisatie.`, severity: "attention", whatToDo: msg`Er gaat niets meer heen. Deel met de opvolger.` },
  contact_succeeded: { wording: msg`Deze persoon heeft intussen een andere sleutel.`, severity: "attention", whatToDo: msg`Kies het contact met de nieuwste kaart.` },
  device_lost: { wording: msg`Dit apparaat is als verloren gemeld.`, severity: "urgent", whatToDo: msg`Geef het eerst nieuwe sleutels, bij Instellingen onder Uw apparaten.` },
  nothing_to_share: { wording: msg`Er is niets dat u met deze persoon mag delen.`, severity: "attention", whatToDo: msg`Kijk bij wat wordt achtergehouden waarom.` },
  on_hold: { wording: msg`Deze zaak mag nu niet worden vernietigd.`, severity: "attention", whatToDo: msg`Kijk bij Formele stappen wie de vernietiging tegenhoudt, en waarom. Alleen wie dat doet, of uzelf, kan zeggen dat het voorbij is.` },
  erased: { wording: msg`Dit is gewist en komt niet terug.`, severity: "attention", whatToDo: msg`Een besluit dat al verstuurd of uitgevoerd is, kunt u niet meer terugnemen.` },
  photo_needs_description: { wording: msg`Een foto heeft nog geen beschrijving.`, severity: "attention", whatToDo: msg`Schrijf bij elke foto wat er te zien is.` },
  file_not_woonrust: { wording: msg`Dit is geen bestand van Woonrust.`, severity: "attention", whatToDo: msg`Kies een bestand dat op .woonrust eindigt.` },
  file_truncated: { wording: msg`Het bestand is niet compleet.`, severity: "attention", whatToDo: msg`Vraag de afzender het bestand opnieuw te sturen.` },
  file_altered: { wording: msg`Het bestand is onderweg afgebroken, veranderd of beschadigd.`, severity: "urgent", whatToDo: msg`Gebruik het niet. Vraag de afzender om een nieuw bestand.` },
  file_for_someone_else: { wording: msg`Dit bestand is voor iemand anders gemaakt.`, severity: "attention", whatToDo: msg`Vraag de afzender een bestand voor u te maken. Stuur dit bestand niet door.` },
  file_newer: { wording: msg`Dit bestand is gemaakt met een nieuwere versie van Woonrust.`, severity: "attention", whatToDo: msg`Werk Woonrust bij en open het bestand daarna.` },
  file_too_large: { wording: msg`Het bestand is te groot.`, severity: "attention", whatToDo: msg`Vraag de afzender om minder zaken in één bestand.` },
  file_needs_yes: { wording: msg`Dit is een groot bestand.`, severity: "attention", whatToDo: msg`Wilt u het openen? Kies "Open het toch".` },
  many_conflicts: { wording: msg`Dit bestand geeft heel veel verschillen om te kiezen.`, severity: "attention", whatToDo: msg`Er is niets samengevoegd. Bel eerst uw collega. Wilt u toch? Zeg dan ja tegen het aantal.` },
  file_not_for_import: { wording: msg`Dit soort bestand kunt u niet samenvoegen.`, severity: "attention", whatToDo: msg`Open het waar het voor bedoeld is, zoals een contactkaart bij Contacten.` },
  file_is_archive: { wording: msg`Dit is een archief. Dat wordt gecontroleerd en nooit samengevoegd.`, severity: "info", whatToDo: msg`Kies bij Uitwisselen voor Controleer een archief.` },
  file_not_archive: { wording: msg`Dit bestand is geen archief.`, severity: "attention", whatToDo: msg`Is het een bestand van een collega? Open het dan bij Uitwisselen.` },
  wrong_archive_passphrase: { wording: msg`Met deze wachtzin gaat het archief niet open.`, severity: "attention", whatToDo: msg`Vraag de wachtzin na bij wie het archief maakte.` },
  unknown_signer: { wording: msg`Het bestand bewijst niet wie het heeft gemaakt.`, severity: "urgent", whatToDo: msg`Gebruik het bestand niet. Vraag de afzender om een nieuwe contactkaart en een nieuw bestand.` },
  card_unreadable: { wording: msg`Deze contactkaart is niet te lezen.`, severity: "attention", whatToDo: msg`Vraag om een nieuwe kaart.` },
  card_clash: { wording: msg`Deze contactkaart past niet bij een kaart die u al hebt.`, severity: "urgent", whatToDo: msg`Gebruik hem niet. Bel de persoon op een nummer dat u al kent.` },
  preview_stale: { wording: msg`Dit overzicht is niet meer actueel.`, severity: "attention", whatToDo: msg`Bekijk het opnieuw. Er is niets gewijzigd.` },
  photo_not_an_image: { wording: msg`Dit bestand is geen foto die wij kunnen lezen.`, severity: "attention", whatToDo: msg`Kies een JPEG, PNG of WebP.` },
  photo_too_large: { wording: msg`Deze foto is te groot.`, severity: "attention", whatToDo: msg`Kies een kleinere foto, of vraag de afzender om een kleinere.` },
  theme_unreadable: { wording: msg`Dit themabestand is niet te lezen.`, severity: "attention", whatToDo: TELL_ITS_MAKER },
  theme_value: { wording: msg`In dit themabestand staat iets dat niet mag.`, severity: "attention", whatToDo: TELL_ITS_MAKER },
  theme_contrast: { wording: msg`Met dit thema is niet alles goed te lezen.`, severity: "attention", whatToDo: TELL_ITS_MAKER },
  theme_logo: { wording: msg`Het logo in dit themabestand kunnen wij niet gebruiken.`, severity: "attention", whatToDo: TELL_ITS_MAKER },
  clock_suspicious: { wording: msg`De klok van deze computer loopt waarschijnlijk niet goed.`, severity: "attention", whatToDo: msg`Zet de datum en tijd goed en ga dan verder.` },
  wrong_backup_secret: { wording: msg`Met deze wachtzin of code gaat de reservekopie niet open.`, severity: "attention", whatToDo: msg`Gebruik de wachtzin die gold toen u de kopie maakte, of de herstelcode.` },
  invalid_policy: { wording: msg`Dit beleidspakket heeft een fout op regel {line}.`, severity: "attention", whatToDo: msg`Er is niets gewijzigd. Geef de regel en de reden door aan wie het pakket maakte.` },
  document_failed: { wording: msg`Het document kon niet worden gemaakt.`, severity: "attention", whatToDo: msg`Probeer het opnieuw of kies minder onderdelen.` },
  cancelled: { wording: msg`U hebt dit gestopt.`, severity: "info", whatToDo: NOTHING_LOST },
  unknown_call: { wording: msg`Dit onderdeel hoort bij een andere versie van Woonrust.`, severity: "urgent", whatToDo: msg`Start Woonrust opnieuw. Blijft het zo? Installeer Woonrust opnieuw.` },
  bad_request: { wording: msg`Deze gegevens konden niet worden verwerkt.`, severity: "urgent", whatToDo: msg`Probeer het opnieuw. Blijft het zo? Geef de foutcode door aan uw beheerder.` },
  vault_not_empty: { wording: msg`De voorbeeldzaken passen alleen in een lege plek.`, severity: "attention", whatToDo: msg`Gebruik de kluis die er al is.` },
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
