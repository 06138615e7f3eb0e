//! Stands in for the app crate until it is there.
#![allow(missing_docs)]
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub struct Folders {
    pub data: PathBuf,
    pub config: PathBuf,
    pub logs: PathBuf,
}
pub struct Wall {
    pub ms: i64,
}
pub trait Env: Send + Sync {
    fn now(&self) -> Wall;
}
struct Sys;
impl Env for Sys {
    #[expect(clippy::disallowed_methods, reason = "stand-in")]
    fn now(&self) -> Wall {
        Wall {
            ms: std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map(|d| d.as_millis() as i64)
                .unwrap_or(0),
        }
    }
}
pub fn system_env() -> Arc<dyn Env> {
    Arc::new(Sys)
}
#[derive(Serialize)]
pub struct Changed {}
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    Locked,
    Fault,
    BadRequest,
    NotFound,
}
#[derive(Clone, Debug, Serialize)]
pub struct ApiError {
    code: ErrorCode,
    params: BTreeMap<String, String>,
    field: Option<String>,
}
impl ApiError {
    pub fn new(code: ErrorCode) -> Self {
        Self {
            code,
            params: BTreeMap::new(),
            field: None,
        }
    }
}
pub trait Progress: Send + Sync {
    fn step(&self, done: u64, total: u64, what: &str);
    fn cancelled(&self) -> bool;
}
pub struct Silent;
impl Progress for Silent {
    fn step(&self, _: u64, _: u64, _: &str) {}
    fn cancelled(&self) -> bool {
        false
    }
}
pub struct App {
    open: AtomicBool,
}
impl App {
    pub fn new(_: Folders, _: Arc<dyn Env>) -> Self {
        Self {
            open: AtomicBool::new(false),
        }
    }
    pub fn is_open(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }
    pub fn lock(&self) {
        self.open.store(false, Ordering::Relaxed);
    }
    pub fn on_change(&self, _: impl Fn(&Changed) + Send + Sync + 'static) {}
}
pub mod calls {
    use super::*;
    use serde_json::Value;
    pub fn needs_open_vault(name: &str) -> bool {
        name == "counts"
    }
    pub fn call(
        app: &App,
        name: &str,
        request: Value,
        progress: &dyn Progress,
    ) -> Result<Value, ApiError> {
        match name {
            "vault_status" => Ok(
                serde_json::json!({"state": if app.is_open() {"open"} else {"none"}, "delay_seconds": 0, "person": null}),
            ),
            "unlock" => {
                app.open.store(true, Ordering::Relaxed);
                Ok(Value::Null)
            }
            "lock" => {
                app.lock();
                Ok(Value::Null)
            }
            "suggest_passphrase" => {
                Ok(serde_json::json!({"passphrase": "een twee drie vier vijf"}))
            }
            "get_settings" => Ok(
                serde_json::json!({"lock_minutes": std::env::var("STANDIN_LOCK").ok().and_then(|s| s.parse::<u64>().ok()).unwrap_or(10), "density":"office","theme":"light","contrast":"normal","font":"standard","zoom":100,"language":"nl"}),
            ),
            "echo" => {
                for i in 0..10 {
                    progress.step(i, 10, "x");
                }
                Ok(request)
            }
            "counts" => Ok(Value::from(1)),
            _ => Err(ApiError::new(ErrorCode::NotFound)),
        }
    }
}
