// Invented answers for archives: what goes, and the report of one that was checked; typed.
import type { ArchiveEntryView } from "../../ipc/types/ArchiveEntryView.ts";
import type { ArchivePersonView } from "../../ipc/types/ArchivePersonView.ts";
import type { ArchivePreviewView } from "../../ipc/types/ArchivePreviewView.ts";
import type { ArchiveReportView } from "../../ipc/types/ArchiveReportView.ts";
import type { HeldItemView } from "../../ipc/types/HeldItemView.ts";
import type { SharedItemView } from "../../ipc/types/SharedItemView.ts";
import type { Answers } from "../cases/answers.ts";
import { ago, CASE } from "../cases/people.ts";

const id = (start: string) => start.repeat(16);
/** Whoever has the passphrase, where a decision names him. */
export const COURT = id("f0").repeat(2);

const goes: SharedItemView[] = [
  { record: id("02"), case: CASE, kind: "fact/1", kind_label: "waarneming", title: "Volle gang, één loopstrook vrij.", class: "K2", at: ago(2), decision: null },
  { record: id("21"), case: CASE, kind: "case/1", kind_label: "zaak", title: "", class: "K1", at: ago(23), decision: null },
];
const stays: HeldItemView = {
  record: id("41"), case: CASE, kind: "reporter/1", kind_label: "melder", title: "Mevrouw Verzonnen", class: "K3", reason: "reporter_identity", reason_text: "Dit zegt wie de melding deed.",
  who: "U kunt dit veranderen, met een besluit om te delen.", lapse: null, lapse_text: null, told_once: false, extractable: false, doors: [{ door: "decide", how: "Neem een besluit als het echt nodig is.", plan: null }],
};

export const archivePreview = (change: Partial<ArchivePreviewView> = {}): ArchivePreviewView => ({
  reader: COURT, classes: [{ code: "K3", label: "identiteit melder", records: 2, decided: 1 }, { code: "K5", label: "zorginhoud", records: 1, decided: 0 }],
  receives: goes, held_back: [stays], changes: 41, authors: ["Anna Proef, GGD Proefstad", "Bram Voorbeeld, Gemeente Proefstad"], missing_photos: [], needs_yes: false,
  suggested_name: "archief-WR-7K3F-2026-11-20.woonrust", ...change,
});

const anna: ArchivePersonView = { name: "Anna Proef", organisation: "GGD Proefstad", fingerprint: "7K3F-0A1B-2C3D-4E5F-6G7H-8J9K", good: true, devices: [id("d1")], lost_devices: [] };

export const archiveEntry = (change: Partial<ArchiveEntryView> = {}): ArchiveEntryView => ({
  number: 1, good: true, record: id("02"), kind: "fact/1", kind_label: "waarneming", change: id("c1").repeat(2), author: "Anna Proef", organisation: "GGD Proefstad", device: id("d1"),
  claimed_at: ago(2, "14:32"), witnessed_at: ago(1, "09:10"), witnessed_by: "Bram Voorbeeld, Gemeente Proefstad", witnessed_how: "change", n: 1, prev: null, link: "begins", signature: "good",
  values: [{ field: "text", label: "gezien, gehoord of geroken", op: "set", state: "kept", text: "Volle gang, één loopstrook vrij." }], marks: [], ...change,
});

export const archiveReport = (change: Partial<ArchiveReportView> = {}): ArchiveReportView => ({
  token: "t1", verdict: "sound", verdict_text: "Alles in dit archief klopt: elke handtekening, elke waarde en elke volgorde.", name: "archief-WR-7K3F.woonrust", manifest_sha256: "ab".repeat(32),
  file: id("1d"), case_number: "WR-7K3F", made_by: anna, made_at: ago(0, "15:00"), flaws: [], people: [anna], entries: [archiveEntry()], controls: [],
  attachments: [{ sha256: "cd".repeat(32), bytes: 412_000, whole: true, entries: [1] }],
  counts: { entries: 1, good: 1, records: 1, gaps: 0, values_absent: 0, witnessed: 1 },
  unproven: ["Wanneer iets is geschreven.", "Wie iemand is.", "Dat er niets is weggelaten.", "Dat het waar is wat er staat."], ...change,
});

/** Somebody with the file changed a word in it. */
export const brokenReport = (): ArchiveReportView =>
  archiveReport({
    verdict: "broken", verdict_text: "In dit archief is iets veranderd, of niet te vertrouwen. Hieronder staat waar.",
    flaws: [{ part: "changes.cborseq", code: "member_hash", text: "changes.cborseq heeft andere inhoud dan de ondertekende inhoudslijst zegt.", serious: true }],
    entries: [
      archiveEntry(),
      archiveEntry({
        number: 2, good: false, values: [{ field: "text", label: "gezien, gehoord of geroken", op: "set", state: "altered", text: "" }],
        marks: [{ part: "", code: "value_altered", text: "Een waarde is veranderd: ze is niet wat is ondertekend.", serious: true }],
      }),
    ],
    counts: { entries: 2, good: 1, records: 1, gaps: 0, values_absent: 0, witnessed: 2 },
  });

export const archiveAnswers: Answers = {
  archive_preview: () => archivePreview(),
  export_archive: () => ({ file: id("1d"), name: "archief.woonrust", bytes: 88_000, sha256: "7e".repeat(32), records: 18, changes: 41 }),
  verify_archive: () => archiveReport(),
  save_archive_report: () => ({ pages: 6, bytes: 91_000, sha256: "8e".repeat(32) }),
  suggest_passphrase: () => ({ passphrase: "kachel vlinder ponton lantaarn mosterd" }),
  judge_passphrase: () => ({ acceptable: true, score: 4, reason: null }),
};
