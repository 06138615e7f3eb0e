//! Who and where the example cases are about: every person and street is made up.

use casework::terms::{case::ClosingResult, people::Domain};

pub(super) const STREETS: [&str; 24] = [
    "Proefstraat",
    "Voorbeeldlaan",
    "Merelhof",
    "Kanaalkade",
    "Oefenplein",
    "Lindenpad",
    "Schoolstraat",
    "Molenweg",
    "Beukenhage",
    "Zonnehof",
    "Havenstraat",
    "Wilgenlaan",
    "Spechtstraat",
    "Korenbloemweg",
    "Dijkpad",
    "Ambachtshof",
    "Kastanjedreef",
    "Stationsweg",
    "Weverstraat",
    "Lijsterbeslaan",
    "Turfkade",
    "Klaverveld",
    "Vuurtorenpad",
    "Brinkhof",
];
pub(super) const TOWNS: [(&str, &str); 3] = [
    ("Proefstad", "1234"),
    ("Oefendam", "2345"),
    ("Voorbeeldwijk", "3456"),
];
pub(super) const LETTERS: [&str; 8] = ["AB", "CD", "EF", "GH", "JK", "LM", "NP", "RT"];
pub(super) const TITLES: [&str; 3] = ["mevrouw", "de heer", "familie"];
pub(super) const SURNAMES: [&str; 32] = [
    "Peters",
    "Dekker",
    "Mulder",
    "De Vries",
    "Vos",
    "Bosman",
    "Yilmaz",
    "Kuipers",
    "Van Dam",
    "El Amrani",
    "Schouten",
    "Ramdin",
    "Hoekstra",
    "Timmer",
    "Blom",
    "Van Beek",
    "Martens",
    "Kaya",
    "Veenstra",
    "Huisman",
    "Pinas",
    "De Boer",
    "Kramer",
    "Willems",
    "Nowak",
    "Evers",
    "Verbeek",
    "Jacobs",
    "Groen",
    "Osman",
    "Prins",
    "Tromp",
];

/// Name, organisation, function and domain. Those who follow each other are of different organisations.
pub(super) const COLLEAGUES: [(&str, &str, &str, Domain); 8] = [
    (
        "Noor Jansen",
        "Gemeente Proefstad",
        "toezichthouder",
        Domain::Enforcement,
    ),
    (
        "Sam Visser",
        "Woonstichting De Brug",
        "woonconsulent",
        Domain::Housing,
    ),
    ("Iris Bakker", "GGD Proefstad", "wijk-GGD", Domain::Care),
    ("Tom Smit", "Politie Proefstad", "wijkagent", Domain::Police),
    (
        "Ruben Kok",
        "Buurtbemiddeling Proefstad",
        "coördinator",
        Domain::Mediation,
    ),
    (
        "Joost van Leeuwen",
        "Woonstichting De Brug",
        "wijkbeheerder",
        Domain::Housing,
    ),
    (
        "Fatima Özer",
        "Wijkteam Oefendam",
        "wijkteammedewerker",
        Domain::Care,
    ),
    (
        "Karin Mol",
        "Politie Proefstad",
        "wijkagent",
        Domain::Police,
    ),
];

/// How colleagues without Woonrust said yes.
pub(super) const SAID: [&str; 3] = [
    "telefonisch gezegd",
    "gezegd in het overleg",
    "per e-mail bevestigd",
];

/// What stands to be done.
pub(super) const TO_DO: [&str; 10] = [
    "Bellen met de melder",
    "Tweede huisbezoek plannen",
    "Afspraak met de verhuurder maken",
    "Logboek van de melder ophalen",
    "Met de wijkagent overleggen",
    "Brief aan de omwonenden schrijven",
    "Nagaan wie de bewoner al kent",
    "Met de huismeester door het portiek lopen",
    "Een avond in het portiek meekijken",
    "Afspraken met de bewoner op papier zetten",
];

/// What one sees when nobody opens the door.
pub(super) const OUTSIDE: [&str; 4] = [
    "Niemand doet open. Gordijnen dicht, de brievenbus is vol.",
    "Er brandt licht, maar na drie keer aanbellen doet niemand open.",
    "Niemand thuis. Kaartje met telefoonnummer in de bus gedaan.",
    "Op de galerij is het stil. Er doet niemand open.",
];

/// What came of a first try.
pub(super) const RESULTS: [&str; 4] = [
    "Een paar weken rustig, daarna weer een melding.",
    "De bewoner deed zijn best, maar hield het niet vol.",
    "Overdag ging het beter, in het weekend niet.",
    "De melder merkt verschil, een andere buur nog niet.",
];

/// Who saw it as well.
pub(super) const SEEN_WITH: [&str; 3] = [
    "de wijkagent, die meeliep",
    "een collega van de verhuurder",
    "de huismeester",
];

/// What a colleague did, and what came of it.
pub(super) const DONE: [(&str, &str); 5] = [
    (
        "Bij de bewoner langsgaan",
        "Goed gesprek; wil volgende week verder praten.",
    ),
    (
        "Met de buren boven praten",
        "Zij herkennen de klachten en houden een logboek bij.",
    ),
    (
        "In het portiek kijken",
        "Geen bijzonderheden, wel een kapot slot gemeld.",
    ),
    (
        "Familie van de bewoner bellen",
        "Een zus wil meedenken, na toestemming van de bewoner.",
    ),
    (
        "Eerdere afspraken opzoeken",
        "Er lag een afspraak van vorig jaar, die niet meer werkt.",
    ),
];

/// What reporters can expect.
pub(super) const WILL: [&str; 3] = [
    "Wij praten met de bewoner en bellen u daarna.",
    "Wij kijken een aantal avonden zelf mee.",
    "Wij maken met elkaar een plan en vertellen u wat het voor u betekent.",
];

/// What they cannot expect.
pub(super) const WILL_NOT: [&str; 3] = [
    "Wij vertellen niets over de bewoner zelf.",
    "Wij kunnen niemand zomaar laten verhuizen.",
    "Wij komen niet bij elke melding meteen langs.",
];

/// How cases ended.
pub(super) const ENDS: [(ClosingResult, &str); 3] = [
    (
        ClosingResult::StoppedVoluntarily,
        "De bewoner paste zich aan; de melder is tevreden.",
    ),
    (
        ClosingResult::StoppedAfterHelp,
        "Met hulp aan huis is het rustig gebleven.",
    ),
    (
        ClosingResult::Moved,
        "De bewoner is verhuisd; daar is niets gemeld.",
    ),
];
