//! What a view says, as the stories read it.

use crate::Device;
use serde_json::{Value, json};

/// The identifier of the person of a device.
pub fn root(device: &Device) -> String {
    text(&device.done("vault_info", json!({}))["person"]["root"])
}

/// The elements of an array.
pub fn rows(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    value.as_array().into_iter().flatten()
}

/// A text of a view.
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}
