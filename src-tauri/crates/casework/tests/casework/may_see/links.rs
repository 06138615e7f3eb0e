//! A link goes only with both its ends.

use super::*;

#[test]
fn a_link_goes_only_when_both_ends_go() {
    let fact = record(1, "fact/1");
    let care = record(2, "care_note/1").audience(&[]);
    let link = |from: u8, to: u8| {
        record(5, "link/1")
            .set("from", *id(from).as_bytes())
            .set("to", *id(to).as_bytes())
            .set("relation", "same_address")
    };
    let verdict = |link: Record, recipient: Recipient| {
        let records = states(&[fact.clone(), record(3, "fact/1"), care.clone(), link]);
        export_set(&records, &recipient, &with_bram(), &none())
            .into_iter()
            .find(|(record, _)| *record == id(5))
            .map(|(_, verdict)| why(verdict).0)
    };
    assert_eq!(verdict(link(1, 3), to(BRAM)), Some("allowed"));
    assert_eq!(verdict(link(1, 2), to(BRAM)), Some("link_end"));
    assert_eq!(verdict(link(2, 1), to(BRAM)), Some("link_end"));
    assert_eq!(
        verdict(link(1, 99), to(BRAM)),
        Some("link_end"),
        "an end that is not among the records"
    );
    assert_eq!(
        verdict(link(1, 5), to(BRAM)),
        Some("link_end"),
        "a link to itself"
    );
    assert_eq!(
        verdict(link(1, 3).set("to_case", *id(99).as_bytes()), to(BRAM)),
        Some("link_end")
    );
    assert_eq!(
        verdict(link(1, 3).by(BRAM).also("to", *id(2).as_bytes()), to(BRAM)),
        Some("link_end"),
        "any head that names it"
    );
    assert_eq!(
        verdict(link(1, 3).withheld("to"), to(BRAM)),
        Some("link_end")
    );
    assert_eq!(
        verdict(link(1, 3).class(Class::K5), to(BRAM)),
        Some("professional_secrecy")
    );
    assert_eq!(
        verdict(
            link(1, 2),
            Recipient {
                root: ANNA,
                is_own_person: true
            }
        ),
        Some("allowed")
    );
}

#[test]
fn a_link_that_hangs_on_a_link_that_stays_stays_too() {
    let link = |number: u8, from: u8, to: u8| {
        record(number, "link/1")
            .set("from", *id(from).as_bytes())
            .set("to", *id(to).as_bytes())
            .set("relation", "same_address")
    };
    let verdict = |records: &[Record], number: u8| {
        let all = export_set(&states(records), &to(BRAM), &with_bram(), &none());
        let mut all = all.into_iter();
        let found = all.find_map(|(record, verdict)| (record == id(number)).then_some(verdict));
        why(found.expect("a verdict")).0
    };
    let fact = record(1, "fact/1");
    let care = record(9, "care_note/1").audience(&[]);
    // In the order in which one look from the front finds the first, one from the back the last.
    for chain in [[2, 3, 4], [4, 3, 2]] {
        let [near, middle, far] = chain;
        let mut records = vec![fact.clone(), record(5, "fact/1"), care.clone()];
        records.extend([
            link(near, 1, 9),
            link(middle, near, 1),
            link(far, 5, middle),
        ]);
        for number in chain {
            assert_eq!(verdict(&records, number), "link_end", "{chain:?} {number}");
        }
    }
    let round = [fact, link(2, 1, 3), link(3, 2, 1)];
    assert_eq!(verdict(&round, 2), "allowed");
    assert_eq!(verdict(&round, 3), "allowed");
}
