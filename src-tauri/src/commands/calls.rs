//! The door to the core: every use case by its name, off the main thread, with progress and cancel.

use serde_json::Value;
use tauri::ipc::{Channel, JavaScriptChannelId};
use tauri::{AppHandle, Manager as _, State, Webview};

use crate::clock::Stopwatch;
use crate::jobs::JobProgress;
use crate::session::{self, Session};

/// Calls a use case; `progress` is a channel that hears [`JobProgress`].
///
/// # Errors
/// What the use case answers, or `locked` when it needs an open vault.
#[tauri::command]
pub(crate) async fn use_case(
    webview: Webview,
    name: String,
    request: Value,
    progress: Option<JavaScriptChannelId>,
) -> Result<Value, app::ApiError> {
    // Where a file lies is chosen in a native dialog, never by the page.
    if request.get("path").is_some() {
        return Err(app::ApiError::new(app::ErrorCode::BadRequest));
    }
    let page = progress.map(|id| id.channel_on(webview.clone()));
    run(webview.app_handle(), name, request, page).await
}

/// Asks a job to stop; its call answers with the error `cancelled`.
#[tauri::command]
pub(crate) fn cancel_job(session: State<'_, Session>, job: String) -> bool {
    session.jobs.cancel(&job)
}

/// Refuses what needs an open vault while there is none.
pub(super) fn check_open(session: &Session, name: &str) -> Result<(), app::ApiError> {
    if app::calls::needs_open_vault(name) && !session.is_open() {
        return Err(app::ApiError::new(app::ErrorCode::Locked));
    }
    Ok(())
}

/// Runs one use case on a thread for slow work and writes the line in the log.
pub(super) async fn run(
    handle: &AppHandle,
    name: String,
    request: Value,
    page: Option<Channel<JobProgress>>,
) -> Result<Value, app::ApiError> {
    let session = handle.state::<Session>();
    check_open(&session, &name)?;
    let job = session.jobs.start(page);
    let core = std::sync::Arc::clone(&session.app);
    let watch = Stopwatch::start();
    let called = name.clone();
    let core_thread = tauri::async_runtime::spawn_blocking({
        let handle = handle.clone();
        move || {
            let answer = app::calls::call(&core, &called, request, &job);
            job.end(answer.is_ok());
            (answer, handle.state::<Session>().look_whether_closed())
        }
    });
    // A panic of the core was written to the log by the hook.
    let (answer, closed) = core_thread
        .await
        .unwrap_or_else(|_| (Err(app::ApiError::new(app::ErrorCode::Fault)), false));
    session.log(&name, &outcome(&answer), watch.elapsed());
    if closed {
        session::tell_locked(handle);
    }
    answer
}

/// "ok" or the code of the error, as the page reads it.
fn outcome(answer: &Result<Value, app::ApiError>) -> String {
    match answer {
        Ok(_) => "ok".to_owned(),
        Err(error) => serde_json::to_value(error)
            .ok()
            .and_then(|json| json.get("code").and_then(Value::as_str).map(str::to_owned))
            .unwrap_or_default(),
    }
}
