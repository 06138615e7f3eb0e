//! Slow work: a number for each call that runs, its progress to the page, and a way to stop it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tauri::ipc::Channel;

/// What the page hears of a job, in this order: started, steps, then finished or failed. `job` is what `cancel_job` wants.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum JobProgress {
    /// The work begins.
    Started { job: String },
    /// `done` of `total` units (0 = not known) of the part with code `what`.
    Step {
        job: String,
        done: u64,
        total: u64,
        what: String,
    },
    /// The answer of the call holds the result.
    Finished { job: String },
    /// The answer of the call holds the error.
    Failed { job: String },
}

/// All jobs that run.
#[derive(Default)]
pub(crate) struct Jobs {
    next: AtomicU32,
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Jobs {
    /// Registers a job and tells the page; the job ends when the answer is dropped.
    pub(crate) fn start(self: &Arc<Self>, page: Option<Channel<JobProgress>>) -> Job {
        let name = (self.next.fetch_add(1, Ordering::Relaxed) + 1).to_string();
        let cancelled = Arc::new(AtomicBool::new(false));
        self.lock().insert(name.clone(), Arc::clone(&cancelled));
        let job = Job {
            name,
            cancelled,
            page,
            jobs: Arc::clone(self),
            last: AtomicU64::new(u64::MAX),
        };
        job.tell(JobProgress::Started {
            job: job.name.clone(),
        });
        job
    }

    /// Asks a job to stop; false if it is not there (any more).
    pub(crate) fn cancel(&self, name: &str) -> bool {
        self.lock()
            .get(name)
            .map(|flag| flag.store(true, Ordering::Relaxed))
            .is_some()
    }

    /// Asks every job to stop.
    pub(crate) fn cancel_all(&self) {
        for flag in self.lock().values() {
            flag.store(true, Ordering::Relaxed);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        // A panic elsewhere leaves the map whole: every change of it is one call.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One job while it runs: the core reports to it and asks it whether to go on.
pub(crate) struct Job {
    name: String,
    cancelled: Arc<AtomicBool>,
    page: Option<Channel<JobProgress>>,
    jobs: Arc<Jobs>,
    last: AtomicU64,
}

impl Job {
    /// Tells the page how it ended.
    pub(crate) fn end(&self, well: bool) {
        let job = self.name.clone();
        self.tell(if well {
            JobProgress::Finished { job }
        } else {
            JobProgress::Failed { job }
        });
    }

    /// Tells the page; a page that is gone need not know.
    fn tell(&self, event: JobProgress) {
        if let Some(page) = &self.page {
            let _ = page.send(event);
        }
    }
}

impl app::Progress for Job {
    fn step(&self, done: u64, total: u64, what: &str) {
        // At most a hundred messages a part: a page that redraws for every row is slower than the work.
        let percent = done.saturating_mul(100).checked_div(total).unwrap_or(done);
        let mark = percent ^ ((what.len() as u64) << 32);
        if self.last.swap(mark, Ordering::Relaxed) != mark {
            self.tell(JobProgress::Step {
                job: self.name.clone(),
                done,
                total,
                what: what.to_owned(),
            });
        }
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.jobs.lock().remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::Progress as _;

    fn page() -> (Channel<JobProgress>, Arc<Mutex<Vec<String>>>) {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&heard);
        let channel = Channel::new(move |body| {
            if let tauri::ipc::InvokeResponseBody::Json(json) = body {
                sink.lock().unwrap().push(json);
            }
            Ok(())
        });
        (channel, heard)
    }

    #[test]
    fn a_job_is_cancelled_by_its_number_and_gone_when_dropped() {
        let jobs = Arc::new(Jobs::default());
        let (first, second) = (jobs.start(None), jobs.start(None));
        assert!(jobs.cancel(&first.name));
        assert!(first.cancelled() && !second.cancelled());
        let name = first.name.clone();
        drop(first);
        assert!(!jobs.cancel(&name));
        jobs.cancel_all();
        assert!(second.cancelled());
    }

    #[test]
    fn a_thousand_steps_are_at_most_a_hundred_and_one_messages() {
        let (channel, heard) = page();
        let job = Arc::new(Jobs::default()).start(Some(channel));
        for done in 0..=1000 {
            job.step(done, 1000, "verify");
        }
        let heard = heard.lock().unwrap();
        assert_eq!(heard[0], r#"{"kind":"started","job":"1"}"#);
        assert_eq!(heard.len(), 1 + 101);
        assert_eq!(
            heard[101],
            r#"{"kind":"step","job":"1","done":1000,"total":1000,"what":"verify"}"#
        );
    }
}
