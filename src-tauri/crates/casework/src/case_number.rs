//! The short number by which people name a case aloud.

use ledger::ids::{CaseId, crockford};

/// `WR-7K3F`: the first twenty bits of the case id. Short, so not unique; never used to find a case by machine.
pub fn case_number(case: CaseId) -> String {
    let text = crockford(&case.as_bytes()[..5]);
    format!("WR-{}", &text[..4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_follows_from_the_id_alone() {
        assert_eq!(case_number(CaseId::from_bytes([0; 16])), "WR-0000");
        assert_eq!(case_number(CaseId::from_bytes([0xff; 16])), "WR-ZZZZ");
        let mut bytes = [0; 16];
        bytes[15] = 1;
        assert_eq!(case_number(CaseId::from_bytes(bytes)), "WR-0000");
    }
}
