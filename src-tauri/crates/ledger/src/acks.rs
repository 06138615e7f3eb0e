//! Acknowledgements: what a device holds of the files that somebody sent to its person.
//!
//! Whoever sends leaves out only what every device of the recipient in use acknowledged, never what was merely sent: a
//! file that got lost costs nothing.

use crate::{
    cbor::Value,
    ids::{ChangeId, DeviceId, Epoch},
};

/// The random id of a file.
pub type FileId = [u8; 16];

/// A write, or a whole change, of a merged file that the device does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    /// The change.
    pub change: ChangeId,
    /// The place of the write whose value is not held; nothing when the change was not applied at all.
    pub write: Option<u16>,
}

/// A file that a device merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acked {
    /// The file.
    pub file: FileId,
    /// What of it the device does not hold; sorted, each once.
    pub lacks: Vec<Lack>,
}

/// What one device merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acks {
    /// The device.
    pub device: DeviceId,
    /// The life of its vault in which it merged them: a new one voids what was acknowledged in an earlier one.
    pub epoch: Epoch,
    /// The files; sorted by id, each once.
    pub files: Vec<Acked>,
}

impl Acks {
    /// As `[device, epoch, [[file, lacks], …]]`.
    pub fn value(&self) -> Value {
        Value::Array(vec![
            Value::from(*self.device.as_bytes()),
            Value::from(*self.epoch.as_bytes()),
            Value::Array(self.files.iter().map(Acked::value).collect()),
        ])
    }

    /// From what [`Acks::value`] makes; nothing for another shape or order.
    pub fn read(value: &Value) -> Option<Acks> {
        let [device, epoch, files] = value.as_array()? else {
            return None;
        };
        let files: Option<Vec<Acked>> = files.as_array()?.iter().map(Acked::read).collect();
        let files = files.filter(|files| files.is_sorted_by(|a, b| a.file < b.file))?;
        Some(Acks {
            device: DeviceId::from_slice(device.as_bytes()?)?,
            epoch: Epoch::from_slice(epoch.as_bytes()?)?,
            files,
        })
    }
}

impl Acked {
    fn value(&self) -> Value {
        let lacks = self.lacks.iter().map(Lack::value).collect();
        Value::Array(vec![Value::from(self.file), Value::Array(lacks)])
    }

    fn read(value: &Value) -> Option<Acked> {
        let [file, lacks] = value.as_array()? else {
            return None;
        };
        let lacks: Option<Vec<Lack>> = lacks.as_array()?.iter().map(Lack::read).collect();
        Some(Acked {
            file: file.as_bytes()?.try_into().ok()?,
            lacks: lacks.filter(|lacks| lacks.is_sorted_by(|a, b| a < b))?,
        })
    }
}

impl Lack {
    /// As `[change]` or `[change, write]`.
    fn value(&self) -> Value {
        let change = Value::from(*self.change.as_bytes());
        let write = self.write.map(|write| Value::Int(write.into()));
        Value::Array([Some(change), write].into_iter().flatten().collect())
    }

    fn read(value: &Value) -> Option<Lack> {
        let (change, write) = match value.as_array()? {
            [change] => (change, None),
            [change, write] => (change, Some(u16::try_from(write.as_int()?).ok()?)),
            _ => return None,
        };
        Some(Lack {
            change: ChangeId::from_slice(change.as_bytes()?)?,
            write,
        })
    }
}
