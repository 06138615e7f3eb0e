//! Texts that occur nowhere else, so that a search of the disk finds them or proves that they are not there.

/// The person who reported (K3).
pub const REPORTER: &str = "Wilhelmina Zonnehoedje";
/// How to reach her (K3).
pub const REPORTER_CONTACT: &str = "06-00000000-zonnehoedje";
/// What was reported (K2).
pub const REPORTED: &str = "Elke nacht dreunt de waterorgelmuziek door de muur";
/// What the visitor saw (K2).
pub const SAW: &str = "Twaalf knisperzakken met afval in de gang";
/// What the resident said (K2).
pub const SAID: &str = "Ik slaap al een kwispelmaand niet meer";
/// What the visitor thinks (K8).
pub const THINK: &str = "Misschien vermoed ik een sluimerdepressie";
/// The care note (K5).
pub const CARE: &str = "Gebruikt sinds kort hartslagtabletten van de huisarts";
/// What can be seen on the photo.
pub const ALT: &str = "Een hal vol knikkerdozen tot aan het plafond";
/// Metadata in the photo that must be dropped.
pub const IN_PHOTO: &str = "GPS-52.0000-knalgeel-toestel";
/// Where it is.
pub const STREET: &str = "Kruidkoekstraat";
/// A text in a form that was not saved.
pub const DRAFT: &str = "Nog niet opgeslagen gedachtekronkel";

/// What must never stand on a disk as plain text.
pub const ALL: [&str; 11] = [
    REPORTER,
    REPORTER_CONTACT,
    REPORTED,
    SAW,
    SAID,
    THINK,
    CARE,
    ALT,
    IN_PHOTO,
    STREET,
    DRAFT,
];

/// What a colleague of another organisation must never receive.
pub const HELD_BACK: [&str; 4] = [REPORTER, REPORTER_CONTACT, THINK, CARE];
