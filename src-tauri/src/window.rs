//! The one window and what its page may not do.

use std::path::{Path, PathBuf};

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager as _, Url, WebviewWindowBuilder};

/// Label of the window in tauri.conf.json and in the capability.
pub(crate) const MAIN: &str = "main";

/// Opens the window; `web_data` is the folder the web engine may write to.
pub(crate) fn open(handle: &AppHandle, web_data: &Path) -> tauri::Result<()> {
    let config = handle
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN)
        .expect("tauri.conf.json names the window main");
    WebviewWindowBuilder::from_config(handle, config)?
        .data_directory(web_data.to_owned())
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .general_autofill_enabled(false)
        .devtools(cfg!(debug_assertions))
        .build()?;
    Ok(())
}

/// Only our own pages: the bundle, or the development server of a build without it.
fn is_own_page(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("localhost")) => tauri::is_dev(),
        _ => false,
    }
}

/// Brings the window to the front.
pub(crate) fn show(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Closes the window without asking again.
pub(crate) fn destroy(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(MAIN) {
        let _ = window.destroy();
    }
}

/// Throws the page away with its memory and starts it anew: a plain reload keeps the heap, so where the engine allows it
/// the process that ran the page ends.
pub(crate) fn forget_page(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(MAIN) else {
        return;
    };
    #[cfg(target_os = "linux")]
    let _ = window.with_webview(|webview| {
        use webkit2gtk::WebViewExt as _;
        let view = webview.inner();
        // A driver of tests loses its session together with the process.
        if !view.is_controlled_by_automation() {
            view.terminate_web_process();
        }
        view.reload();
    });
    #[cfg(not(target_os = "linux"))]
    let _ = window.reload();
}

/// WebKitGTK checks no spelling unless told; WebView2 and WKWebView follow the system. Reading its dictionaries takes time,
/// and before the vault is open nobody writes a text: it begins then.
#[cfg(target_os = "linux")]
pub(crate) fn check_spelling(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(MAIN) else {
        return;
    };
    let _ = window.with_webview(|webview| {
        use webkit2gtk::{WebContextExt as _, WebViewExt as _};
        if let Some(context) = webview.inner().context() {
            context.set_spell_checking_languages(&["nl_NL", "en_GB"]);
            context.set_spell_checking_enabled(true);
        }
    });
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn check_spelling(_: &AppHandle) {}

/// The folder of the web engine, empty: it writes caches and storage that no one here needs, so they live in a folder of
/// their own that is emptied at start and at exit.
pub(crate) fn empty_web_data(handle: &AppHandle) -> tauri::Result<PathBuf> {
    let folder = handle.path().app_cache_dir()?.join("webview");
    remove(&folder)?;
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// At exit the engine's own processes live a moment longer than ours and would write again; an empty file in the place of
/// the folder stops that.
pub(crate) fn close_web_data(handle: &AppHandle) -> tauri::Result<()> {
    let folder = handle.path().app_cache_dir()?.join("webview");
    // Between the two calls the engine may make the folder anew, so more than once.
    let closed =
        (0..20).any(|_| remove(&folder).is_ok() && std::fs::File::create_new(&folder).is_ok());
    if closed {
        Ok(())
    } else {
        Err(std::io::Error::from(std::io::ErrorKind::ResourceBusy).into())
    }
}

/// Removes a file or a folder with all that is in it; nothing there is fine.
fn remove(path: &Path) -> std::io::Result<()> {
    let removed = if path.is_dir() {
        std::fs::remove_dir_all(path)
    } else {
        std::fs::remove_file(path)
    };
    removed.or_else(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Ok(())
        } else {
            Err(error)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_left_is_removed_whatever_it_is() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("webview");
        remove(&path).unwrap();
        std::fs::create_dir_all(path.join("storage/salt")).unwrap();
        remove(&path).unwrap();
        std::fs::write(&path, "").unwrap();
        remove(&path).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn only_own_pages_are_shown() {
        let own = |text: &str| is_own_page(&Url::parse(text).unwrap());
        assert!(own("tauri://localhost/index.html#/zaken"));
        assert!(own("http://tauri.localhost/"));
        for other in [
            "https://example.org/",
            "tauri://elsewhere/",
            "file:///etc/hostname",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!own(other), "{other}");
        }
    }
}
