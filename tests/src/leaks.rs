//! Searches every file of a folder for texts.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Every file below `dir` in which one of `texts` stands, as UTF-8 or UTF-16, and which text.
pub fn find(dir: &Path, texts: &[&str]) -> io::Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    for path in files(dir)? {
        let bytes = fs::read(&path)?;
        for text in texts {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if holds(&bytes, text.as_bytes()) || holds(&bytes, &wide) {
                found.push((path.clone(), (*text).to_owned()));
            }
        }
        let name = path.to_string_lossy().into_owned();
        found.extend(
            texts
                .iter()
                .filter(|text| name.contains(**text))
                .map(|text| (path.clone(), (*text).to_owned())),
        );
    }
    Ok(found)
}

/// All files below a folder.
pub fn files(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            all.extend(files(&entry.path())?);
        } else {
            all.push(entry.path());
        }
    }
    Ok(all)
}

/// Whether `needle` stands in `bytes`.
pub fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    let Some((first, rest)) = needle.split_first() else {
        return true;
    };
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| byte == first) {
        from += at + 1;
        if bytes[from..].starts_with(rest) {
            return true;
        }
    }
    false
}
