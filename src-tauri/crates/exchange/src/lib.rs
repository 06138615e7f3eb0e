//! The exchange file: an encrypted, signed archive that carries changes to one person.
//!
//! The format is specified in `docs/exchange-format.md`. This crate knows bytes and limits: it
//! writes what it is given and verifies what it receives. What may be sent is decided before it,
//! what a merge does is planned after it.

pub mod archive;
pub mod blob;
mod changes;
pub mod container;
mod control;
pub mod error;
pub mod identities;
pub mod limits;
pub mod manifest;
pub mod open;
pub mod progress;
pub mod save;
pub mod ustar;
mod weigh;
pub mod write;

pub use container::{Audience, DeviceSecret, Passphrase};
pub use error::Error;
pub use identities::{Known, KnownDevice, Nobody};
pub use limits::Limits;
pub use manifest::{FileType, Manifest};
pub use open::{Contents, Opened, Receiver, inspect, open, open_plaintext};
pub use progress::{Progress, Stage, unwatched};
pub use save::{Beside, save, write_beside};
pub use write::{
    FORMAT_TEXT, OutBlob, OutChange, Outgoing, SenderKeys, Written, file_bound, plaintext, weight,
    write,
};
