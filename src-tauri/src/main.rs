//! The program: what must happen to the process before the window exists, then the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    prefer_plain_rendering();
    woonrust_shell::run();
}

/// WebKitGTK's DMABUF renderer shows a blank window on some drivers and costs memory on all; whoever sets the variable
/// himself keeps his choice.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "set_var before GTK and before any thread starts; WebKit offers no other switch"
)]
fn prefer_plain_rendering() {
    const NAME: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(NAME).is_none() {
        // SAFETY: the first statement of `main`; no other thread exists that could read the environment.
        unsafe { std::env::set_var(NAME, "1") };
    }
}

#[cfg(not(target_os = "linux"))]
fn prefer_plain_rendering() {}
