// What the content pack says about an act is shown before that act, everywhere.
import { expect, it } from "vitest";
import pack from "../../../src-tauri/crates/casework/content/nl.json";

const sources = import.meta.glob<string>("../{features,parts,app}/**/*.tsx", { query: "?raw", import: "default", eager: true });
const all = Object.entries(sources)
  .filter(([path]) => !path.includes(".test."))
  .map(([, text]) => text)
  .join("\n");

it("every consequence has a place on a screen", () => {
  const acts = Object.keys(pack.texts).filter((key) => key.startsWith("consequence.")).map((key) => key.slice("consequence.".length));
  expect(acts.length).toBeGreaterThan(10);
  const shown = (act: string) => [`of="${act}"`, `follows="${act}"`, `consequence("${act}")`, `? "${act}" :`, `: "${act}";`].some((words) => all.replaceAll(/export type Act =[^;]*;/g, "").includes(words));
  expect(acts.filter((act) => !shown(act))).toEqual([]);
});
