//! Who and what the example cases are about: every person, street and event is made up.

use casework::terms::{category::Category, people::Domain};

pub(super) const STREETS: [&str; 12] = [
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
];
pub(super) const TOWNS: [(&str, &str); 3] = [
    ("Proefstad", "1234"),
    ("Oefendam", "2345"),
    ("Voorbeeldwijk", "3456"),
];
pub(super) const REPORTS: [(Category, &str, &str); 8] = [
    (
        Category::Noise,
        "Harde muziek na middernacht, meerdere keren per week.",
        "Bas is door de muur te horen, gemeten van 23.40 tot 01.15 uur.",
    ),
    (
        Category::Dirt,
        "Vuilniszakken op het balkon, het stinkt in het trappenhuis.",
        "Zeven volle vuilniszakken op het balkon, vliegen in het portiek.",
    ),
    (
        Category::Animals,
        "De hond blaft de hele dag als de bewoner weg is.",
        "Hond blaft 14 keer in tien minuten, niemand doet open.",
    ),
    (
        Category::NeighbourDispute,
        "Ruzie over de schutting, er wordt over en weer gescholden.",
        "Schutting staat scheef, beide tuinen zijn te zien.",
    ),
    (
        Category::MisunderstoodBehaviour,
        "Bewoner loopt 's nachts roepend door de gang.",
        "Bewoner roept om 02.10 uur in de gang, gaat na vijf minuten naar binnen.",
    ),
    (
        Category::Hoarding,
        "De woning staat zo vol dat de deur niet meer open kan.",
        "Gang tot borsthoogte vol dozen, één loopstrook van ongeveer 40 cm.",
    ),
    (
        Category::Visitors,
        "Dag en nacht bezoek dat in het portiek blijft hangen.",
        "Tussen 20.00 en 22.00 uur elf bezoekers geteld.",
    ),
    (
        Category::Surroundings,
        "Er wordt bijna elke avond afval verbrand in de tuin.",
        "Verse as en half verbrand plastic in een vuurkorf.",
    ),
];
pub(super) const COLLEAGUES: [(&str, &str, &str, Domain); 4] = [
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
];
