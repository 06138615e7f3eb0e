//! The other yardstick: the same work as a document of Automerge, unsigned, unencrypted, in memory.

use automerge::{AutoCommit, ObjId, ObjType, ROOT, ScalarValue, transaction::Transactable};
use ledger::{
    cbor::Value,
    change::{Change, Op, Slot},
    ids::RecordId,
};
use std::collections::HashMap;

/// What a document of the same changes amounts to.
pub struct Document {
    /// Every change by itself, as a peer would receive them.
    pub incremental: Vec<u8>,
    /// The whole document, compacted by Automerge.
    pub saved: Vec<u8>,
    /// Bytes of the raw change that only one write stands in, one by one.
    pub one_field: Vec<usize>,
}

/// One map per record, one value per field, one Automerge change per change of ours, in the same order.
pub fn document(changes: &[Change]) -> Document {
    let mut doc = AutoCommit::new();
    let mut maps: HashMap<RecordId, ObjId> = HashMap::new();
    let mut incremental = Vec::new();
    let mut one_field = Vec::new();
    for change in changes {
        let map = maps.entry(change.header.record).or_insert_with(|| {
            doc.put_object(ROOT, change.header.record.to_string(), ObjType::Map)
                .expect("a new map")
        });
        for (write, slot) in change.header.writes.iter().zip(&change.body) {
            match write.op {
                Op::Set | Op::Add => doc
                    .put(&*map, write.field.as_str(), scalar(slot.as_ref()))
                    .expect("a value"),
                Op::Remove | Op::Unknown(_) => {}
            }
        }
        doc.commit();
        if let Some(made) = doc.get_last_local_change() {
            incremental.extend_from_slice(made.raw_bytes());
            if change.header.writes.len() == 1 && change.header.n > 1 {
                one_field.push(made.raw_bytes().len());
            }
        }
    }
    Document {
        saved: doc.save(),
        incremental,
        one_field,
    }
}

fn scalar(slot: Option<&Slot>) -> ScalarValue {
    match slot.map(|slot| &slot.value) {
        None | Some(Value::Null) => ScalarValue::Null,
        Some(Value::Bool(value)) => ScalarValue::Boolean(*value),
        Some(Value::Int(value)) => ScalarValue::Int(*value),
        Some(Value::Text(text)) => ScalarValue::Str(text.as_str().into()),
        Some(Value::Bytes(bytes)) => ScalarValue::Bytes(bytes.clone()),
        Some(value @ (Value::Array(_) | Value::Map(_))) => ScalarValue::Bytes(value.encode()),
    }
}

/// Takes all changes into an empty document; gives how many operations came in.
pub fn load_incremental(document: &Document) -> usize {
    let mut doc = AutoCommit::new();
    doc.load_incremental(&document.incremental)
        .expect("changes that load")
}

/// Loads the compacted document.
pub fn load(document: &Document) -> AutoCommit {
    AutoCommit::load(&document.saved).expect("a document that loads")
}
