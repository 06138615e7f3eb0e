//! Locks before the machine goes to sleep, where the system says so beforehand (Linux with logind).
//! Elsewhere, and without logind, the step of the idle rule locks at the first moment after waking.

use tauri::AppHandle;

/// Listens in a thread of its own for as long as the program runs.
#[cfg(target_os = "linux")]
pub(crate) fn lock_before(handle: AppHandle) {
    std::thread::spawn(move || {
        // No system bus or no logind: nothing to listen to.
        let _ = listen(&handle);
    });
}

/// Nothing to listen to.
#[cfg(not(target_os = "linux"))]
pub(crate) fn lock_before(_: AppHandle) {}

#[cfg(target_os = "linux")]
fn listen(handle: &AppHandle) -> zbus::Result<()> {
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::OwnedFd;

    let bus = Connection::system()?;
    let logind = Proxy::new(
        &bus,
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
    )?;
    // While this handle is open logind waits a few seconds for us before it lets the machine sleep.
    let ask_for_time = || {
        logind
            .call::<_, _, OwnedFd>(
                "Inhibit",
                &("sleep", "Woonrust", "locks the vault", "delay"),
            )
            .ok()
    };
    let mut time = ask_for_time();
    for signal in logind.receive_signal("PrepareForSleep")? {
        if signal.body().deserialize::<bool>()? {
            tauri::async_runtime::block_on(crate::session::lock(handle));
            drop(time.take());
        } else {
            time = ask_for_time();
        }
    }
    Ok(())
}
