//! What was measured, as one JSON document.

use crate::stopwatch::median;
use serde_json::{Map, Value, json};
use std::io::Write;

/// Grows while the benchmark runs.
#[derive(Default)]
pub struct Report(Map<String, Value>);

impl Report {
    /// Ours beside the yardstick, both in milliseconds.
    pub fn pair(&mut self, name: &str, ours: f64, yardstick: f64) {
        self.add(
            name,
            json!({ "ours": ours, "yardstick": yardstick, "ratio": ours / yardstick }),
        );
    }

    /// A number by itself.
    pub fn number(&mut self, name: &str, value: f64) {
        self.add(name, json!(value));
    }

    /// The median of several.
    pub fn samples(&mut self, name: &str, values: Vec<f64>) {
        self.number(name, median(values));
    }

    fn add(&mut self, name: &str, value: Value) {
        // Whoever waits sees that something happens.
        drop(writeln!(std::io::stderr(), "{name} {value}"));
        self.0.insert(name.to_owned(), value);
    }

    /// The document.
    pub fn text(self) -> String {
        let mut text = serde_json::to_string_pretty(&Value::Object(self.0)).expect("plain data");
        text.push('\n');
        text
    }
}
