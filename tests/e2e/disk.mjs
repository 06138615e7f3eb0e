// What a device left on its disk: everything under its home, which holds data, settings, caches, logs and temporary files.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Regular files below a folder; a file that goes while we look was no trace. */
function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** UTF-8, and UTF-16 in both orders. */
function spellings(text) {
  const little = Buffer.from(text, "utf16le");
  return [Buffer.from(text, "utf8"), little, Buffer.from(little).swap16()];
}

/** What of a secret is looked for: the whole of it, and every word that is long enough to be no other's. */
function needles(secret) {
  return [secret, ...secret.split(/[ .,]+/).filter((word) => word.length > 9 && word !== secret)];
}

/** Where any word of `secrets` stands in the clear on this device, but for the files that the person saved in the clear. */
export function places(device, secrets, saved = []) {
  const wanted = secrets.flatMap(needles).map((word) => [word, spellings(word)]);
  const found = [];
  for (const path of filesBelow(device.home)) {
    if (saved.includes(path)) continue;
    let bytes;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      if (error.code === "ENOENT") continue;
      throw error;
    }
    for (const [word, ways] of wanted) if (ways.some((way) => bytes.includes(way))) found.push(`${path}: ${word}`);
  }
  return found;
}
