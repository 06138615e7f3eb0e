//! Use cases that write or read a file of the person's choice: the native dialog is ours, the page never chooses a path.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;
use tauri::ipc::JavaScriptChannelId;
use tauri::{Manager as _, Webview};

use super::calls;
use crate::session::Session;

/// Asks where to save, puts `path` into the request and calls the use case. `null` when the person cancelled.
///
/// # Errors
/// As [`calls::use_case`].
#[tauri::command]
pub(crate) async fn use_case_saving(
    webview: Webview,
    name: String,
    request: Value,
    suggested_name: String,
    progress: Option<JavaScriptChannelId>,
) -> Result<Value, app::ApiError> {
    calls::check_open(&webview.state::<Session>(), &name)?;
    let chosen = choose::to_save(&webview, &plain_name(&suggested_name)).await;
    call_with(webview, name, request, chosen, progress).await
}

/// Where a file to open comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Source {
    /// The person chooses one.
    #[default]
    Dialog,
    /// The one that was opened from outside.
    Waiting,
    /// The one that this call opened last: the person gives another answer about the same file. A dialog if there is
    /// none.
    Again,
}

/// Finds the file to open (`kinds` are extensions; without `source` a dialog asks), puts `path` into the request and
/// calls the use case. `null` when there is no file.
///
/// # Errors
/// As [`calls::use_case`].
#[tauri::command]
pub(crate) async fn use_case_opening(
    webview: Webview,
    name: String,
    request: Value,
    kinds: Vec<String>,
    source: Option<Source>,
    progress: Option<JavaScriptChannelId>,
) -> Result<Value, app::ApiError> {
    calls::check_open(&webview.state::<Session>(), &name)?;
    let source = source.unwrap_or_default();
    let known = match source {
        Source::Dialog => None,
        Source::Waiting => webview.state::<Session>().take_waiting(),
        Source::Again => webview.state::<Session>().chosen_before(&name),
    };
    let chosen = match known {
        None if source != Source::Waiting => choose::to_open(&webview, &kinds).await,
        known => known,
    };
    if let Some(path) = &chosen {
        let session = webview.state::<Session>();
        session.remember_chosen(&name, path);
    }
    call_with(webview, name, request, chosen, progress).await
}

async fn call_with(
    webview: Webview,
    name: String,
    mut request: Value,
    chosen: Option<PathBuf>,
    progress: Option<JavaScriptChannelId>,
) -> Result<Value, app::ApiError> {
    let Some(path) = chosen else {
        return Ok(Value::Null);
    };
    // A path that is no Unicode cannot stand in JSON; it is refused as a request, not bent.
    let (Some(path), Some(fields)) = (path.to_str(), request.as_object_mut()) else {
        return Err(app::ApiError::new(app::ErrorCode::BadRequest));
    };
    fields.insert("path".to_owned(), Value::from(path));
    let page = progress.map(|id| id.channel_on(webview.clone()));
    calls::run(webview.app_handle(), name, request, page).await
}

/// A file name and nothing else: no folders, no control characters, no leading dots.
fn plain_name(suggested: &str) -> String {
    let name: String = suggested
        .chars()
        .map(|c| {
            if c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') {
                '-'
            } else {
                c
            }
        })
        .take(120)
        .collect();
    name.trim_start_matches('.').trim().to_owned()
}

/// The dialogs of the system.
#[cfg(not(feature = "test-dialogs"))]
mod choose {
    use std::path::PathBuf;

    use tauri::{Manager as _, Webview};
    use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
    use tokio::sync::oneshot;

    /// Where to save, or nothing.
    pub(super) async fn to_save(webview: &Webview, name: &str) -> Option<PathBuf> {
        let (tell, told) = oneshot::channel();
        let dialog = dialog(webview).set_file_name(name);
        let dialog = match name.rsplit_once('.') {
            Some((_, kind)) => dialog.add_filter(format!("*.{kind}"), &[kind]),
            None => dialog,
        };
        dialog.save_file(move |path| drop(tell.send(path)));
        path_of(told.await.ok().flatten())
    }

    /// What to open, or nothing.
    pub(super) async fn to_open(webview: &Webview, kinds: &[String]) -> Option<PathBuf> {
        let (tell, told) = oneshot::channel();
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let title = kinds
            .iter()
            .map(|kind| format!("*.{kind}"))
            .collect::<Vec<_>>()
            .join(" ");
        let dialog = if kinds.is_empty() {
            dialog(webview)
        } else {
            dialog(webview).add_filter(title, &kinds)
        };
        dialog.pick_file(move |path| drop(tell.send(path)));
        path_of(told.await.ok().flatten())
    }

    fn dialog(webview: &Webview) -> FileDialogBuilder<tauri::Wry> {
        webview
            .app_handle()
            .dialog()
            .file()
            .set_parent(&webview.window())
    }

    fn path_of(chosen: Option<FilePath>) -> Option<PathBuf> {
        chosen.and_then(|path| path.into_path().ok())
    }
}

/// The queue of the tests: one path per line, the first is taken; an empty line or an empty queue is "cancelled".
#[cfg(feature = "test-dialogs")]
mod choose {
    use std::path::{Path, PathBuf};

    use tauri::Webview;

    /// The next path of the queue.
    pub(super) async fn to_save(_: &Webview, _: &str) -> Option<PathBuf> {
        next(Path::new(&std::env::var_os("WOONRUST_TEST_DIALOGS")?))
    }

    /// The next path of the queue.
    pub(super) async fn to_open(_: &Webview, _: &[String]) -> Option<PathBuf> {
        next(Path::new(&std::env::var_os("WOONRUST_TEST_DIALOGS")?))
    }

    fn next(queue: &Path) -> Option<PathBuf> {
        let text = std::fs::read_to_string(queue).ok()?;
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        std::fs::write(queue, rest).ok()?;
        (!first.is_empty()).then(|| PathBuf::from(first))
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_suggested_name_is_only_a_name() {
        assert_eq!(plain_name("zaak 12.pdf"), "zaak 12.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(plain_name("a\nb:c.woonrust"), "a-b-c.woonrust");
    }
}
