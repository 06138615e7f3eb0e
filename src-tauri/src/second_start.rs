//! A second start: gives its file to the program that runs already, and ends before a window system is touched.
//!
//! The plugin for single instances does the same once GTK and its threads are there, and leaves by `exit` under their
//! feet; now and then that ends in a signal. It still answers in the first program, and decides when two begin at once.

/// Whether the program runs already and has taken over what this one was started with.
#[cfg(target_os = "linux")]
pub(crate) fn is_taken_over(identifier: &str) -> bool {
    hand_over(identifier).is_ok()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn is_taken_over(_: &str) -> bool {
    false
}

/// The call that the plugin of the first program answers; an error when there is none, or no bus to ask on.
#[cfg(target_os = "linux")]
fn hand_over(identifier: &str) -> zbus::Result<()> {
    let name = format!("{identifier}.SingleInstance");
    let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
    let folder = std::env::current_dir().unwrap_or_default();
    let arguments: Vec<String> = std::env::args_os()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let given = (arguments, folder.to_string_lossy().into_owned());
    zbus::blocking::Connection::session()?.call_method(
        Some(name.as_str()),
        path.as_str(),
        Some("org.SingleInstance.DBus"),
        "ExecuteCallback",
        &given,
    )?;
    Ok(())
}
