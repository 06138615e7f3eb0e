// What a Rust file does, without its comments, its texts and its tests.

/** The file up to its tests. */
export const withoutTests = (text) => text.split(/^#\[cfg\(test\)\]/m)[0];

/** Code alone. */
export function bare(text) {
  const code = withoutTests(text).replace(/\/\/.*$/gm, "").replace(/\/\*[\s\S]*?\*\//g, "");
  return code.replace(/r?"(?:[^"\\]|\\[\s\S])*"/g, '""');
}

const WORLD = /\b(?:std::(?:thread|fs|net|process|env|os|path)\b|(?:fs|thread|net|process)::|File|OpenOptions|TcpStream|UdpSocket|Command|SystemTime|Instant|async|await|spawn|mpsc|static\s+mut|unsafe)\b|\.await\b/;

/** ledger and casework are pure: no thread, no waiting, no clock, no file, no network. Their tables come in by `include_str!`. */
export function purity(path, text, complain) {
  if (!/^src-tauri\/crates\/(ledger|casework)\/src\//.test(path)) return;
  const code = bare(text).replace(/use std::\{[\s\S]*?\};/g, (group) => group.replace(/\b(thread|fs|net|process|env|os|path)\b/g, "std::$1"));
  const found = WORLD.exec(code);
  if (found) complain(`«${found[0]}» in a crate that touches nothing of the world`);
}
