// Extracts all messages and fails when one of them has no English.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

execFileSync(process.execPath, ["node_modules/@lingui/cli/dist/lingui.js", "extract", "--clean"], { stdio: ["ignore", "ignore", "inherit"] });

const quoted = (block) => [...(block ?? "").matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");
let missing = 0;
for (const name of ["gate", "screens"]) {
  const file = `src/i18n/en/${name}.po`;
  for (const entry of readFileSync(file, "utf8").split(/\n\n+/)) {
    const id = quoted(/^msgid ((?:".*"\n?)+)/m.exec(entry)?.[1]);
    const text = quoted(/^msgstr ((?:".*"\n?)+)/m.exec(entry)?.[1]);
    if (id === "" || text !== "") continue;
    missing += 1;
    process.stdout.write(`${file}: no English for "${id}"\n`);
  }
}
process.stdout.write(`messages: ${missing} missing in en\n`);
process.exit(missing === 0 ? 0 : 1);
