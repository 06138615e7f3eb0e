//! On which line every key of a JSON text stands, so that a mistake can be pointed at.

use std::collections::BTreeMap;

/// Where the keys of a JSON text stand, by path such as `factors.pulse_low`; lines count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    of: BTreeMap<String, usize>,
    double: Option<(String, usize)>,
}

impl Lines {
    /// Reads a text that a JSON parser has accepted, so that its nesting is bounded.
    pub(super) fn read(json: &str) -> Lines {
        let mut scan = Scan {
            bytes: json.as_bytes(),
            at: 0,
            line: 1,
            lines: Lines::default(),
        };
        scan.value("");
        scan.lines
    }

    /// The line of a key; that of what holds it when the key is not there.
    pub(super) fn of(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(line) = self.of.get(path) {
                return *line;
            }
            match path.rfind('.') {
                Some(at) => path = &path[..at],
                None => return 1,
            }
        }
    }

    /// The first key that stands twice in one place, with its second line.
    pub(super) fn double(&self) -> Option<(&str, usize)> {
        let (path, line) = self.double.as_ref()?;
        Some((path, *line))
    }
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    lines: Lines,
}

impl Scan<'_> {
    fn value(&mut self, path: &str) {
        self.blank();
        match self.bytes.get(self.at) {
            Some(b'{') => self.members(path),
            Some(b'[') => self.elements(path),
            Some(b'"') => {
                self.string();
            }
            Some(_) | None => self.plain(),
        }
    }

    fn members(&mut self, path: &str) {
        self.at += 1;
        loop {
            self.blank();
            if self.bytes.get(self.at) != Some(&b'"') {
                break;
            }
            let line = self.line;
            let name = self.string();
            let key = if path.is_empty() {
                name
            } else {
                format!("{path}.{name}")
            };
            if self.lines.of.insert(key.clone(), line).is_some() && self.lines.double.is_none() {
                self.lines.double = Some((key.clone(), line));
            }
            self.blank();
            // The colon.
            self.at += 1;
            self.value(&key);
            if !self.goes_on() {
                return;
            }
        }
        self.at += 1;
    }

    fn elements(&mut self, path: &str) {
        self.at += 1;
        loop {
            self.blank();
            if matches!(self.bytes.get(self.at), Some(b']') | None) {
                break;
            }
            self.value(path);
            if !self.goes_on() {
                return;
            }
        }
        self.at += 1;
    }

    /// Steps over the comma, or over the end of what is read.
    fn goes_on(&mut self) -> bool {
        self.blank();
        let comma = self.bytes.get(self.at) == Some(&b',');
        self.at += 1;
        comma
    }

    /// Steps over a string and reads it.
    fn string(&mut self) -> String {
        let from = self.at;
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => break,
                b'\\' => self.at += 2,
                _other => self.at += 1,
            }
        }
        self.at += 1;
        let text = self.bytes.get(from..self.at).unwrap_or_default();
        serde_json::from_slice(text).unwrap_or_default()
    }

    /// Steps over a number, `true`, `false` or `null`.
    fn plain(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            if matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace() {
                return;
            }
            self.at += 1;
        }
    }

    fn blank(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' => {}
                _other => return,
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn keys_are_found_by_their_path() {
        let json =
            "{\n \"a\": {\"b\": [1,\n {\"c\\\"\": \"}\\\\\"}],\n \"d\": {}},\n\n \"b\": []\n}";
        let lines = Lines::read(json);
        assert_eq!(lines.of("a"), 2);
        assert_eq!(lines.of("a.b"), 2);
        assert_eq!(lines.of("a.b.c\""), 3);
        assert_eq!(lines.of("a.d"), 4);
        assert_eq!(lines.of("b"), 6);
        assert_eq!(lines.of("a.d.missing"), 4);
        assert_eq!(lines.of("missing"), 1);
        assert_eq!(lines.double(), None);
    }

    #[test]
    fn the_second_of_two_equal_keys_is_named() {
        let lines = Lines::read("{\"a\": {\"x\": 1},\n\"b\": {\"x\": 1,\n\"x\": 2}}");
        assert_eq!(lines.double(), Some(("b.x", 3)));
    }

    fn any_pack() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<u16>().prop_map(Value::from),
            "[a-z\"\\\\{}\\[\\],: \n]{0,6}".prop_map(Value::from),
            proptest::collection::vec("[a\"\\\\}]{0,3}", 0..3).prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            proptest::collection::btree_map("[a-c\"\\\\{:]{1,3}", inner, 0..4)
                .prop_map(|members| members.into_iter().collect())
        })
    }

    fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
        for (name, member) in value.as_object().into_iter().flatten() {
            let dot = if path.is_empty() { "" } else { "." };
            let key = format!("{path}{dot}{name}");
            paths(member, &key, found);
            found.insert(key);
        }
    }

    proptest! {
        #[test]
        fn every_key_is_found_and_nothing_else(pack in any_pack()) {
            let mut wanted = BTreeSet::new();
            paths(&pack, "", &mut wanted);
            let json = serde_json::to_string_pretty(&pack).unwrap();
            let lines = Lines::read(&json);
            prop_assert_eq!(lines.double(), None);
            let found: BTreeSet<String> = lines.of.into_keys().collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
