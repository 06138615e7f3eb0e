//! The program: what must happen to the process before the window exists, then the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    prefer_plain_rendering();
    woonrust_shell::run();
}

/// WebKitGTK's DMABUF renderer shows a blank window on some drivers and costs memory on all. Without it nothing here draws
/// with GL, and a GTK that gets a driver ready for it all the same keeps the start waiting. Whoever sets a variable himself
/// keeps his choice.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "set_var before GTK and before any thread starts; WebKit and GTK offer no other switch"
)]
fn prefer_plain_rendering() {
    const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(DMABUF).is_some() {
        return;
    }
    for (name, value) in [(DMABUF, "1"), ("GDK_GL", "disable")] {
        if std::env::var_os(name).is_none() {
            // SAFETY: the first statement of `main`; no other thread exists that could read the environment.
            unsafe { std::env::set_var(name, value) };
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn prefer_plain_rendering() {}
