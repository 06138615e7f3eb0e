//! What the page says about the session: someone is here, drafts are saved, is there a file. None needs an open vault.

use tauri::State;

use crate::own_file::OwnFile;
use crate::session::Session;

/// Someone used keyboard, mouse or finger: the time until the lock starts again.
#[tauri::command]
pub(crate) fn activity(session: State<'_, Session>) {
    session.touch();
}

/// The answer to `woonrust://flush`: drafts are saved.
#[tauri::command]
pub(crate) fn flushed(session: State<'_, Session>) {
    session.page_has_flushed();
}

/// The kind of the file that was opened from outside and waits, or `null`; `use_case_opening` with the source `waiting`
/// takes it.
#[tauri::command]
pub(crate) fn waiting_file(session: State<'_, Session>) -> Option<OwnFile> {
    session.waiting()
}
