//! The twenty nuisance categories: they name behaviour, never a condition of a person (domain.md §2.7).

use super::terms;

terms! {
    /// Kind of nuisance; the codes are those of the domain list.
    Category, "category" {
        Noise = "GELUID",
        Smell = "STANK",
        Dirt = "VERVUILING",
        Hoarding = "VERZAMELEN",
        Vermin = "ONGEDIERTE",
        Animals = "DIEREN",
        Intimidation = "INTIMIDATIE",
        Harassment = "TREITEREN",
        Damage = "VERNIELING",
        DrugDealing = "DRUGS",
        SubstanceUse = "MIDDELEN",
        Visitors = "AANLOOP",
        MisunderstoodBehaviour = "ONBEGREPEN",
        NeighbourDispute = "BURENRUZIE",
        SharedSpace = "GEMRUIMTE",
        Surroundings = "OMGEVING",
        FireDanger = "BRAND",
        Youth = "JEUGD",
        Occupancy = "BEWONING",
        Other = "OVERIG",
    }
}

terms! {
    /// What a category asks people to think of.
    CategoryFlag, "category_flag" {
        Night = "night",
        Health = "health",
        FireOrFloorLoad = "fire_or_floor_load",
        PublicHealth = "public_health",
        AnimalWelfare = "animal_welfare",
        Safety = "safety",
        PoliceComplaint = "police_complaint",
        HarassmentTest = "harassment_test",
        Police = "police",
        Care = "care",
        Crisis = "crisis",
        Mediation = "mediation",
        EscapeRoute = "escape_route",
        Acute = "acute",
        ReportingCode = "reporting_code",
    }
}

impl Category {
    /// VERA codes (ZAAKTYPEDETAILSOORT) that mean the same; empty where VERA has none or names a condition.
    pub fn vera(self) -> &'static [&'static str] {
        match self {
            Category::Noise => &["GEL"],
            Category::Smell => &["STA"],
            Category::Dirt | Category::Hoarding => &["VUI"],
            Category::Vermin => &["ONG"],
            Category::Animals => &["DIE"],
            Category::Intimidation | Category::Harassment => &["AGR"],
            Category::Damage => &["VAN"],
            Category::DrugDealing => &["DRU", "HEN"],
            Category::NeighbourDispute => &["RUZ"],
            Category::SharedSpace => &["ONV", "KLI"],
            Category::Surroundings => &["HAN"],
            Category::Occupancy => &["ONR", "BED"],
            Category::Other => &["OVE"],
            Category::SubstanceUse
            | Category::Visitors
            | Category::MisunderstoodBehaviour
            | Category::FireDanger
            | Category::Youth => &[],
        }
    }

    /// The one VERA code to send; `OVE` where VERA has no code for behaviour.
    pub fn vera_to_send(self) -> &'static str {
        self.vera().first().copied().unwrap_or("OVE")
    }

    /// What to think of with this category.
    pub fn flags(self) -> &'static [CategoryFlag] {
        use CategoryFlag as F;
        match self {
            Category::Noise => &[F::Night],
            Category::Dirt => &[F::Health],
            Category::Hoarding => &[F::FireOrFloorLoad],
            Category::Vermin => &[F::PublicHealth],
            Category::Animals => &[F::AnimalWelfare],
            Category::Intimidation => &[F::Safety, F::PoliceComplaint],
            Category::Harassment => &[F::HarassmentTest],
            Category::Damage => &[F::PoliceComplaint],
            Category::DrugDealing => &[F::Police],
            Category::SubstanceUse => &[F::Care],
            Category::MisunderstoodBehaviour => &[F::Care, F::Crisis],
            Category::NeighbourDispute => &[F::Mediation],
            Category::SharedSpace => &[F::EscapeRoute],
            Category::FireDanger => &[F::Acute],
            Category::Youth => &[F::ReportingCode],
            Category::Smell
            | Category::Visitors
            | Category::Surroundings
            | Category::Occupancy
            | Category::Other => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Term;

    #[test]
    fn there_are_twenty_and_a_condition_is_sent_as_other() {
        assert_eq!(Category::ALL.len(), 20);
        assert_eq!(Category::MisunderstoodBehaviour.vera_to_send(), "OVE");
        assert_eq!(Category::SubstanceUse.vera_to_send(), "OVE");
        assert_eq!(Category::DrugDealing.vera(), ["DRU", "HEN"]);
        for category in Category::ALL {
            assert!(!category.vera().contains(&"PSY") && !category.vera().contains(&"VER"));
        }
    }
}
