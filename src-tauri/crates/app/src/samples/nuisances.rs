//! What the example cases are about: every event is made up. `{uur}` stands for the time
//! of a report, `{n}` for a number.

use casework::terms::category::Category;

/// One kind of nuisance, in the words of reporters, visitors and residents.
pub(super) struct Nuisance {
    pub category: Category,
    /// What reporters tell.
    pub told: [&'static str; 3],
    /// What a visitor sees, hears or smells.
    pub seen: [&'static str; 2],
    /// What the resident says.
    pub said: [&'static str; 2],
    /// What is agreed with the resident.
    pub agreed: [&'static str; 2],
}

pub(super) static NUISANCES: [Nuisance; 11] = [
    Nuisance {
        category: Category::Noise,
        told: [
            "Harde muziek na {uur} uur, {n} keer deze maand.",
            "De bas dreunt door de muur; het begon om {uur} uur.",
            "Weer tot {uur} uur muziek en stampen. Onze kinderen slapen niet.",
        ],
        seen: [
            "Bas is door de muur te horen, drie kwartier lang.",
            "Beneden in de hal is de muziek woord voor woord te volgen.",
        ],
        said: [
            "Ik wist niet dat het zo hard klonk.",
            "Ik werk 's avonds en kom laat thuis.",
        ],
        agreed: [
            "Na 22.00 uur gaat de muziek zacht.",
            "De boxen gaan van de vloer en van de muur.",
        ],
    },
    Nuisance {
        category: Category::Dirt,
        told: [
            "Vuilniszakken op het balkon, het stinkt in het trappenhuis.",
            "Er staan al weken {n} zakken voor de deur.",
            "De lucht komt door het keukenraam naar binnen.",
        ],
        seen: [
            "{n} volle vuilniszakken op het balkon, vliegen in het portiek.",
            "Etensresten in de gang, de vloer plakt, ramen dicht.",
        ],
        said: [
            "Ik wil wel hulp bij opruimen.",
            "Ik kan de zakken niet meer naar beneden dragen.",
        ],
        agreed: [
            "Elke dinsdag gaan de zakken weg, samen met de buurvrouw.",
            "Binnen twee weken is het balkon leeg.",
        ],
    },
    Nuisance {
        category: Category::Animals,
        told: [
            "De hond blaft de hele dag als de bewoner weg is.",
            "Er zijn nu {n} katten en het ruikt tot op de galerij.",
            "Vanaf {uur} uur jankt de hond, soms uren achter elkaar.",
        ],
        seen: [
            "Hond blaft {n} keer in tien minuten, niemand doet open.",
            "Ik tel {n} katten in de kamer en twee volle kattenbakken.",
        ],
        said: [
            "Hij blaft alleen als er iemand langsloopt.",
            "Ik kon ze niet laten zitten.",
        ],
        agreed: [
            "De hond gaat overdag naar de oppas.",
            "Er komt geen dier meer bij, en de dierenarts komt langs.",
        ],
    },
    Nuisance {
        category: Category::NeighbourDispute,
        told: [
            "Ruzie over de schutting, er wordt over en weer gescholden.",
            "De buren filmen elkaar in de tuin.",
            "Om {uur} uur stond hij weer over de heg te roepen.",
        ],
        seen: [
            "Schutting staat scheef, beide tuinen zijn te zien.",
            "Twee camera's op de schutting, één kijkt in de tuin ernaast.",
        ],
        said: [
            "Zij zijn begonnen, ik wil alleen rust.",
            "Met iemand erbij wil ik wel praten.",
        ],
        agreed: [
            "Beiden praten eerst met een bemiddelaar.",
            "De camera kijkt voortaan alleen naar de eigen tuin.",
        ],
    },
    Nuisance {
        category: Category::MisunderstoodBehaviour,
        told: [
            "Bewoner loopt 's nachts roepend door de gang.",
            "Hij belde om {uur} uur bij ons aan en wist niet waarom.",
            "Ze praat hard in zichzelf op het balkon, vooral 's nachts.",
        ],
        seen: [
            "Bewoner roept in de gang, gaat na vijf minuten naar binnen.",
            "Bewoner staat op sokken in het portiek en vraagt {n} keer welke dag het is.",
        ],
        said: [
            "Ik slaap slecht, daarom ben ik 's nachts op.",
            "Ik hoor dat er iemand aan de deur staat.",
        ],
        agreed: [
            "De bewoner belt de wijkverpleegkundige als de nacht onrustig is.",
            "Elke week komt er iemand koffiedrinken.",
        ],
    },
    Nuisance {
        category: Category::Hoarding,
        told: [
            "De woning staat zo vol dat de deur niet meer open kan.",
            "Voor het raam staan dozen tot aan het plafond.",
            "Spullen op de galerij, wij kunnen er met de wandelwagen niet langs.",
        ],
        seen: [
            "Gang tot borsthoogte vol dozen, één loopstrook van ongeveer {n}0 cm.",
            "De keukendeur gaat {n} centimeter open; daarachter staan kranten.",
        ],
        said: [
            "Ik zoek alles nog uit, dat komt goed.",
            "Niemand hoeft aan mijn spullen te komen.",
        ],
        agreed: [
            "De vluchtweg van de gang blijft vrij.",
            "Elke week gaan er vijf dozen weg, die de bewoner zelf kiest.",
        ],
    },
    Nuisance {
        category: Category::Visitors,
        told: [
            "Dag en nacht bezoek dat in het portiek blijft hangen.",
            "Om {uur} uur stonden er {n} mensen te wachten bij de bel.",
            "Onbekenden hebben een sleutel van de buitendeur.",
        ],
        seen: [
            "In een half uur {n} bezoekers geteld.",
            "De buitendeur is met een steen opengezet, in de hal liggen peuken.",
        ],
        said: [
            "Ik kan ze niet wegsturen.",
            "Dat zijn vrienden, die doen niets.",
        ],
        agreed: [
            "Na 22.00 uur komt er geen bezoek meer.",
            "Het slot wordt vervangen en er komt één sleutel.",
        ],
    },
    Nuisance {
        category: Category::Surroundings,
        told: [
            "Er wordt bijna elke avond afval verbrand in de tuin.",
            "Om {uur} uur weer rook in de slaapkamer.",
            "Het oude bankstel staat al {n} weken op de stoep.",
        ],
        seen: [
            "Verse as en half verbrand plastic in een vuurkorf.",
            "Op de stoep staan een bank, {n} pallets en een koelkast.",
        ],
        said: [
            "Ik ruim het op, maar ik heb geen auto.",
            "Vroeger mocht dat altijd.",
        ],
        agreed: [
            "Er wordt niets meer verbrand.",
            "De gemeente haalt het grofvuil op en de bewoner zet het klaar.",
        ],
    },
    Nuisance {
        category: Category::SharedSpace,
        told: [
            "Fietsen en winkelwagens in de hal, de post kan er niet langs.",
            "Er wordt in het trappenhuis geslapen.",
            "De lift is deze maand al {n} keer met kauwgom vastgezet.",
        ],
        seen: [
            "{n} fietsen voor de nooduitgang.",
            "Onder de trap liggen een deken en lege blikjes.",
        ],
        said: [
            "Binnen is geen plek voor de fietsen.",
            "Het is maar voor een paar nachten.",
        ],
        agreed: [
            "De fietsen gaan naar de berging.",
            "De nooduitgang blijft vrij; de huismeester kijkt elke week.",
        ],
    },
    Nuisance {
        category: Category::Smell,
        told: [
            "Vanaf {uur} uur hangt er een scherpe lucht in huis.",
            "Het ruikt naar frituur en riool, elke dag.",
            "Door de ventilatie komt rook bij ons binnen.",
        ],
        seen: [
            "In de badkamer van de melder is duidelijk rook te ruiken.",
            "De afzuiging blaast op ooghoogte uit, bij het raam van de buren.",
        ],
        said: [
            "Ik rook altijd bij het raam.",
            "De afzuiging is al maanden stuk.",
        ],
        agreed: [
            "De verhuurder maakt de afvoer na.",
            "Roken gebeurt op het balkon aan de straatkant.",
        ],
    },
    Nuisance {
        category: Category::Youth,
        told: [
            "Een groep van {n} jongeren voor de deur, tot {uur} uur.",
            "Ze voetballen tegen onze gevel.",
            "Scooters rijden rondjes over het binnenterrein.",
        ],
        seen: [
            "Er staan {n} jongeren bij de ingang, muziek uit een telefoon.",
            "Sporen van banden over het grasveld, blikjes bij de bank.",
        ],
        said: [
            "Mijn zoon is daar niet altijd bij.",
            "Wij mogen daar toch ook staan?",
        ],
        agreed: [
            "Na 21.00 uur gaan ze naar het veldje.",
            "De jongerenwerker komt op vrijdag langs.",
        ],
    },
];
