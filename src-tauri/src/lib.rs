//! The shell: a window around the core. It knows Tauri and no rule of the domain.

mod clock;
mod commands;
mod idle;
mod jobs;
mod journal;
mod own_file;
mod second_start;
mod session;
mod sleep;
mod window;

use std::path::PathBuf;
use std::time::Duration;

use tauri::{App, AppHandle, Manager as _, RunEvent, WindowEvent};
use tauri_plugin_window_state::StateFlags;

use own_file::OwnFile;
use session::Session;

/// Runs the program until its window is closed.
pub fn run() {
    leave_no_core_dump();
    let context: tauri::Context = tauri::generate_context!();
    if second_start::is_taken_over(&context.config().identifier) {
        return;
    }
    let app = tauri::Builder::default()
        // First: a second start that came at the same moment must end before it touches anything.
        .plugin(tauri_plugin_single_instance::init(
            |handle, arguments, _| {
                window::show(handle);
                if let Some(path) = file_among(arguments) {
                    session::keep_waiting(handle, path);
                }
            },
        ))
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![
            commands::calls::use_case,
            commands::calls::cancel_job,
            commands::dialogs::use_case_saving,
            commands::dialogs::use_case_opening,
            commands::session::activity,
            commands::session::flushed,
            commands::session::waiting_file,
        ])
        .setup(|app| Ok(set_up(app)?))
        .build(context)
        .expect("without a window there is no program");
    app.run(on_event);
}

fn set_up(app: &App) -> tauri::Result<()> {
    let handle = app.handle();
    let path = handle.path();
    let folders = app::Folders {
        data: path.app_data_dir()?,
        config: path.app_config_dir()?,
        logs: path.app_log_dir()?,
    };
    handle.manage(Session::new(folders));
    handle.state::<Session>().forward_changes(handle);
    write_panics_to_the_log(handle);
    if let Some(path) = file_among(std::env::args().skip(1).collect()) {
        session::keep_waiting(handle, path);
    }
    window::open(handle, &window::empty_web_data(handle)?)?;
    tauri::async_runtime::spawn(session::watch(handle.clone()));
    sleep::lock_before(handle.clone());
    Ok(())
}

fn on_event(handle: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent {
            event: WindowEvent::CloseRequested { api, .. },
            ..
        } => {
            api.prevent_close();
            let handle = handle.clone();
            tauri::async_runtime::spawn(async move { session::close(&handle).await });
        }
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            let paths = urls.iter().filter_map(|url| url.to_file_path().ok());
            if let Some(path) = paths.into_iter().find(|path| OwnFile::of(path).is_some()) {
                session::keep_waiting(handle, path);
            }
        }
        RunEvent::Exit => {
            handle.state::<Session>().close_at_exit();
            let _ = window::close_web_data(handle);
        }
        // Tauri's enum is open; everything else takes its usual course.
        _ => {}
    }
}

/// The first argument that names a file of ours.
fn file_among(arguments: Vec<String>) -> Option<PathBuf> {
    arguments
        .into_iter()
        .map(PathBuf::from)
        .find(|path| OwnFile::of(path).is_some())
}

/// Where it happened and never what it said: a message could hold what a person typed.
fn write_panics_to_the_log(handle: &AppHandle) {
    let handle = handle.clone();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(
            || "unknown".to_owned(),
            |at| format!("{}:{}", at.file(), at.line()),
        );
        handle
            .state::<Session>()
            .log(&place, "panic", Duration::ZERO);
    }));
}

/// A core dump would hold keys and case text. Windows writes none unless someone sets it up.
fn leave_no_core_dump() {
    #[cfg(unix)]
    let _ = rustix::process::setrlimit(
        rustix::process::Resource::Core,
        rustix::process::Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_ours_are_taken_from_the_arguments() {
        let found =
            |arguments: &[&str]| file_among(arguments.iter().map(|a| (*a).to_owned()).collect());
        assert_eq!(
            found(&["woonrust", "--flag", "van bram.woonrust"]),
            Some(PathBuf::from("van bram.woonrust"))
        );
        assert_eq!(
            found(&["kaart.woonrust-card"]),
            Some(PathBuf::from("kaart.woonrust-card"))
        );
        assert_eq!(found(&["woonrust", "notes.txt"]), None);
    }
}
