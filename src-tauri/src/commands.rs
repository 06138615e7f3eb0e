//! What the page can call, one file per subject.

pub(crate) mod calls;
pub(crate) mod dialogs;
pub(crate) mod session;
