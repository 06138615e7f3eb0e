//! The core behind the window: open or locked, when it locks by itself, and what the page hears of that.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tokio::sync::Notify;
use tokio::time::MissedTickBehavior;

use crate::clock::Stopwatch;
use crate::idle::{Idle, Moment, Step};
use crate::jobs::Jobs;
use crate::journal::Journal;
use crate::own_file::OwnFile;
use crate::window;

/// The vault is closed; the page is about to be thrown away.
const LOCKED: &str = "woonrust://locked";
/// The lock comes in `{seconds}` unless the person does something; told once, the page counts down.
const LOCK_WARNING: &str = "woonrust://lock-warning";
/// The person did something after a warning.
const LOCK_PUT_OFF: &str = "woonrust://lock-put-off";
/// The page is asked to save its drafts and answer with the command `flushed`.
const FLUSH: &str = "woonrust://flush";
/// A file was opened from outside (double click, second start); no path is told.
const FILE_OPENED: &str = "woonrust://file-opened";
/// What a write changed, as the core tells it.
const CHANGED: &str = "woonrust://changed";

/// How long the page gets to save its drafts before a lock or a close goes on without an answer.
const FLUSH_WITHIN: Duration = Duration::from_millis(1500);

/// Minutes without use before the lock, when the setting cannot be read.
const USUAL_MINUTES: u64 = 10;
/// Seconds after which the setting is read again: a change counts soon, and no file is read every second.
const SETTING_HOLDS: u32 = 15;

/// Why the page is asked to save its drafts.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Why {
    /// The vault is going to be locked.
    Lock,
    /// The window is going to be closed.
    Close,
}

/// Everything that lives as long as the program.
pub struct Session {
    pub(crate) app: Arc<app::App>,
    pub(crate) jobs: Arc<Jobs>,
    pub(crate) journal: Journal,
    env: Arc<dyn app::Env>,
    /// Whether the vault is open, as of the last call: asking the core itself waits for what it is doing.
    open: AtomicBool,
    running: Stopwatch,
    idle: Mutex<Idle>,
    flushed: Notify,
    leaving: AtomicBool,
    waiting: Mutex<Option<PathBuf>>,
    /// The file that was opened last, with the call that it was for.
    chosen: Mutex<Option<(String, PathBuf)>>,
}

impl Session {
    /// A locked session over these folders.
    pub(crate) fn new(folders: app::Folders) -> Self {
        let env = app::system_env();
        let running = Stopwatch::start();
        let now = Moment {
            since_start: running.elapsed(),
            wall_ms: env.now().ms,
        };
        Self {
            journal: Journal::new(&folders.logs),
            app: Arc::new(app::App::new(folders, Arc::clone(&env))),
            jobs: Arc::default(),
            env,
            open: AtomicBool::new(false),
            running,
            idle: Mutex::new(Idle::new(now)),
            flushed: Notify::new(),
            leaving: AtomicBool::new(false),
            waiting: Mutex::new(None),
            chosen: Mutex::new(None),
        }
    }

    /// Tells the page what the core says has changed.
    pub(crate) fn forward_changes(&self, handle: &AppHandle) {
        let handle = handle.clone();
        self.app.on_change(move |changed| {
            let _ = handle.emit(CHANGED, changed);
        });
    }

    /// One line in the log.
    pub(crate) fn log(&self, name: &str, outcome: &str, took: Duration) {
        self.journal.line(self.env.now().ms, name, outcome, took);
    }

    /// Whether the vault is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open.load(Ordering::Acquire)
    }

    /// Looks at the core after a call; true if the call closed the vault. Waits for the core: not on an async thread.
    pub(crate) fn look_whether_closed(&self) -> bool {
        let open = self.app.is_open();
        let closed = self.open.swap(open, Ordering::AcqRel) && !open;
        if closed {
            self.forget_chosen();
        }
        closed
    }

    /// The person did something.
    pub(crate) fn touch(&self) {
        self.idle().touch(self.running.elapsed());
    }

    /// The page saved its drafts.
    pub(crate) fn page_has_flushed(&self) {
        self.flushed.notify_one();
    }

    /// The kind of the file from outside that waits, if one does.
    pub(crate) fn waiting(&self) -> Option<OwnFile> {
        OwnFile::of(guard(&self.waiting).as_deref()?)
    }

    /// Takes the file that waits.
    pub(crate) fn take_waiting(&self) -> Option<PathBuf> {
        guard(&self.waiting).take()
    }

    /// Remembers which file a call opened, so that a second answer does not ask for the file again.
    pub(crate) fn remember_chosen(&self, call: &str, path: &Path) {
        *guard(&self.chosen) = Some((call.to_owned(), path.to_owned()));
    }

    /// The file that this call opened last. The page never hears where it lies.
    pub(crate) fn chosen_before(&self, call: &str) -> Option<PathBuf> {
        let chosen = guard(&self.chosen);
        let mine = chosen.as_ref().filter(|(name, _)| name == call);
        mine.map(|(_, path)| path.clone())
    }

    fn forget_chosen(&self) {
        *guard(&self.chosen) = None;
    }

    fn now(&self) -> Moment {
        Moment {
            since_start: self.running.elapsed(),
            wall_ms: self.env.now().ms,
        }
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        guard(&self.idle)
    }

    /// Asks the page to save its drafts, and waits for that or for [`FLUSH_WITHIN`].
    async fn flush(&self, handle: &AppHandle, why: Why) {
        self.forget_late_answer().await;
        let answered = self.flushed.notified();
        if handle.emit(FLUSH, why).is_ok() {
            let _ = tokio::time::timeout(FLUSH_WITHIN, answered).await;
        }
    }

    /// An answer that came after its question was given up must not pass for the answer to the next one.
    async fn forget_late_answer(&self) {
        let _ = tokio::time::timeout(Duration::ZERO, self.flushed.notified()).await;
    }

    /// Closes the vault at the end of the program, when nothing can be waited for.
    pub(crate) fn close_at_exit(&self) {
        self.jobs.cancel_all();
        self.app.lock();
    }

    /// Closes the vault and stops what runs.
    async fn close_vault(&self) {
        self.jobs.cancel_all();
        let app = Arc::clone(&self.app);
        let _ = tauri::async_runtime::spawn_blocking(move || app.lock()).await;
        self.forget_chosen();
        self.open.store(false, Ordering::Release);
    }
}

/// Locks: drafts saved, work stopped, vault closed, page thrown away with everything it knew.
pub(crate) async fn lock(handle: &AppHandle) {
    let session = handle.state::<Session>();
    if !session.is_open() || session.leaving.swap(true, Ordering::AcqRel) {
        return;
    }
    session.flush(handle, Why::Lock).await;
    session.close_vault().await;
    session.log("lock", "ok", Duration::ZERO);
    tell_locked(handle);
    session.leaving.store(false, Ordering::Release);
}

/// After the vault was closed, by us or by a call: the page hears it, then loses its memory.
pub(crate) fn tell_locked(handle: &AppHandle) {
    let _ = handle.emit(LOCKED, ());
    window::forget_page(handle);
}

/// The window is being closed: as a lock, then it goes.
pub(crate) async fn close(handle: &AppHandle) {
    let session = handle.state::<Session>();
    if session.leaving.swap(true, Ordering::AcqRel) {
        return;
    }
    if session.is_open() {
        session.flush(handle, Why::Close).await;
        session.close_vault().await;
    }
    window::destroy(handle);
}

/// Keeps a file that was opened from outside until the page asks for it.
pub(crate) fn keep_waiting(handle: &AppHandle, path: PathBuf) {
    let session = handle.state::<Session>();
    *guard(&session.waiting) = Some(path);
    let _ = handle.emit(FILE_OPENED, ());
}

/// Watches the clocks once a second for as long as the program runs.
pub(crate) async fn watch(handle: AppHandle) {
    let session = handle.state::<Session>();
    let mut second = tokio::time::interval(Duration::from_secs(1));
    second.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut was_open, mut limit, mut age) = (false, Duration::MAX, 0);
    loop {
        second.tick().await;
        let open = session.is_open();
        age += 1;
        if open && (!was_open || age >= SETTING_HOLDS) {
            (limit, age) = (lock_after(&session.app).await, 0);
        }
        if open && !was_open {
            *session.idle() = Idle::new(session.now());
            window::check_spelling(&handle);
        } else if open {
            let step = session.idle().step(session.now(), limit);
            act_on(step, &handle).await;
        }
        was_open = open;
    }
}

/// The time without use that the person chose.
async fn lock_after(app: &Arc<app::App>) -> Duration {
    let app = Arc::clone(app);
    let asked = tauri::async_runtime::spawn_blocking(move || {
        app::calls::call(&app, "get_settings", serde_json::json!({}), &app::Silent)
            .ok()?
            .get("lock_minutes")?
            .as_u64()
    });
    let minutes = asked.await.ok().flatten().unwrap_or(USUAL_MINUTES);
    Duration::from_secs(60 * minutes.clamp(1, 30))
}

async fn act_on(step: Step, handle: &AppHandle) {
    match step {
        Step::Stay => {}
        Step::Warn { seconds_left } => {
            let _ = handle.emit(LOCK_WARNING, serde_json::json!({ "seconds": seconds_left }));
        }
        Step::Relax => {
            let _ = handle.emit(LOCK_PUT_OFF, ());
        }
        Step::Lock => lock(handle).await,
    }
}

/// The value, also after a panic elsewhere: what these locks hold is replaced whole.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> (tempfile::TempDir, Session) {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let folders = app::Folders {
            data: at("data"),
            config: at("config"),
            logs: at("logs"),
        };
        (dir, Session::new(folders))
    }

    #[test]
    fn a_late_answer_to_an_earlier_question_is_not_the_answer_to_the_next() {
        let (_dir, session) = session();
        tauri::async_runtime::block_on(async {
            session.page_has_flushed();
            session.forget_late_answer().await;
            let soon = Duration::from_millis(20);
            let answered = tokio::time::timeout(soon, session.flushed.notified()).await;
            assert!(
                answered.is_err(),
                "drafts that were not saved pass for saved"
            );
            session.page_has_flushed();
            let answered = tokio::time::timeout(soon, session.flushed.notified()).await;
            assert!(answered.is_ok());
        });
    }

    #[test]
    fn the_file_of_a_call_is_found_again_by_that_call_and_until_the_lock() {
        let (_dir, session) = session();
        assert_eq!(session.chosen_before("restore_vault"), None);
        let path = Path::new("kopie.woonrust-backup");
        session.remember_chosen("restore_vault", path);
        assert_eq!(
            session.chosen_before("restore_vault").as_deref(),
            Some(path)
        );
        assert_eq!(session.chosen_before("preview_import"), None);
        tauri::async_runtime::block_on(session.close_vault());
        assert_eq!(session.chosen_before("restore_vault"), None);
    }
}
