// Fails when a message of the source is absent from a catalogue or English lacks a translation.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const files = ["gate", "screens"].flatMap((name) => ["nl", "en"].map((locale) => `src/i18n/${locale}/${name}.po`));
const before = files.map((file) => readFileSync(file, "utf8"));
const withoutDate = (text) => text.replace(/"POT-Creation-Date:[^\n]*\n/, "");
execFileSync("npx", ["--no-install", "lingui", "extract", "--clean"], { stdio: "pipe" });

let bad = 0;
files.forEach((file, i) => {
  const now = readFileSync(file, "utf8");
  if (withoutDate(now) !== withoutDate(before[i])) {
    process.stdout.write(`${file} was out of date and has been extracted again; translate what is new.\n`);
  }
  if (!file.includes("/en/")) return;
  const missing = now
    .split(/\n\n/)
    .filter((entry) => /^msgid "/m.test(entry) && /^msgstr ""\s*$/m.test(entry) && !/^msgid ""\s*\nmsgstr ""\s*\n"/m.test(entry) && !/msgstr ""\n"/.test(entry));
  for (const entry of missing) {
    bad += 1;
    process.stdout.write(`${file}: no translation for ${/^msgid (.*(?:\n".*")*)/m.exec(entry)?.[1]}\n`);
  }
});
process.stdout.write(`messages: ${bad} missing in en\n`);
process.exit(bad === 0 ? 0 : 1);
