//! SF2, SF4, SF5 and SF7: each thing that they need, named when it lacks, just inside a threshold and just outside.

mod interests_and_roles;
mod practical;
mod shared_file;
mod trust;

use crate::build::*;
use casework::factors::{Factor, FactorStatus, factor_status};

fn status(factor: Factor, records: &[Record], outside: &[Record]) -> FactorStatus {
    factor_status(factor, &read(records), &team(outside), &policy(), today())
}

fn missing(factor: Factor, records: &[Record], outside: &[Record]) -> Vec<&'static str> {
    let status = status(factor, records, outside);
    codes(status.missing.iter().map(|missing| &missing.message))
}

fn with(records: &[Record], number: u8, change: impl FnOnce(Record) -> Record) -> Vec<Record> {
    let mut records = records.to_vec();
    let at = records
        .iter()
        .position(|record| record.id() == id(number))
        .expect("a record");
    records[at] = change(records[at].clone());
    records
}

fn without(records: &[Record], number: u8) -> Vec<Record> {
    let kept = records.iter().filter(|record| record.id() != id(number));
    kept.cloned().collect()
}
