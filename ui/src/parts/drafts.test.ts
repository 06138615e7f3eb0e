import { describe, expect, it } from "vitest";
import { draftHref } from "./drafts.tsx";

const CASE = "c1".repeat(16);
const RECORD = "b5".repeat(16);
const draft = (form_kind: string, target: string) => draftHref({ form_kind, target, title: "", saved_at: "2026-11-20T14:32:00+01:00" });

describe("an unsaved text goes on", () => {
  it("in the form of a record, new or changed, in a case or outside", () => {
    expect(draft("record:hearing/1", CASE)).toBe(`#/cases/${CASE}/records/hearing/new`);
    expect(draft("record:hearing/1", `${CASE}:${RECORD}`)).toBe(`#/cases/${CASE}/records/hearing/${RECORD}`);
    expect(draft("team:shortage/1", "new")).toBe("#/team/shortage/new");
    expect(draft("team:shortage/1", RECORD)).toBe(`#/team/shortage/${RECORD}`);
  });
  it("at a pitfall, a need, or in a factor", () => {
    expect(draft("guide_vk3", CASE)).toBe(`#/cases/${CASE}/guides/vk3`);
    expect(draft("factor_sf2", CASE)).toBe(`#/cases/${CASE}/factors/2`);
  });
  it("where it was typed in the casework", () => {
    expect(draft("claim", `${CASE}:T05:${RECORD}`)).toBe(`#/cases/${CASE}/mirror/T05`);
    expect(draft("answer_handover", `${CASE}:${RECORD}:accept`)).toBe(`#/cases/${CASE}/handovers/${RECORD}`);
    expect(draft("snooze", `${CASE}:W01:`)).toBe(`#/cases/${CASE}/attention`);
    expect(draft("analysis", CASE)).toBe(`#/cases/${CASE}/plan/new`);
    expect(draft("meeting", "")).toBe("#/meetings/new");
  });
  it("nowhere for a form without a page of its own", () => {
    expect(draft("override_sf2", CASE)).toBeNull();
    expect(draft("claim", "")).toBeNull();
  });
});
