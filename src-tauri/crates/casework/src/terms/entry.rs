//! Terms of reports, facts and visits: how, from whom, how exact.

use super::terms;

terms! {
    /// How a report came in.
    Channel, "channel" {
        Phone = "phone",
        Email = "email",
        WebForm = "web_form",
        Letter = "letter",
        Counter = "counter",
        InPerson = "in_person",
        Partner = "partner",
        Other = "other",
    }
}

terms! {
    /// Where a fact comes from (domain.md §2.5, D2).
    Source, "source" {
        Own = "own",
        Reporter = "reporter",
        Witness = "witness",
        Police = "police",
        Housing = "housing",
        Care = "care",
        Measurement = "measurement",
        Recording = "recording",
        Document = "document",
    }
}

terms! {
    /// How exact the time of an event is (domain.md §2.5, D1).
    Precision, "precision" {
        Exact = "exact",
        About = "about",
        Period = "period",
    }
}

terms! {
    /// What came of a home visit.
    VisitOutcome, "visit_outcome" {
        Spoken = "spoken",
        NotHome = "not_home",
        RefusedEntry = "refused_entry",
    }
}

terms! {
    /// Whether a visit was made alone.
    Company, "company" {
        Alone = "alone",
        Together = "together",
    }
}

terms! {
    /// How careful whoever visits should be (domain.md §5.1, V2); advice, no measure of a person.
    VisitRisk, "visit_risk" {
        /// Not alone: talk it over first.
        Red = "red",
        /// Take a measure.
        Orange = "orange",
        /// Nothing special is known.
        Green = "green",
    }
}
