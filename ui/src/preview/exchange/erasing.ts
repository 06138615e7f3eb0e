// Invented answers for erasing: what goes, who is asked, who answered, what is over its term; typed.
import type { ErasePreviewView } from "../../ipc/types/ErasePreviewView.ts";
import type { ErasureListView } from "../../ipc/types/ErasureListView.ts";
import type { ErasureView } from "../../ipc/types/ErasureView.ts";
import type { RetentionView } from "../../ipc/types/RetentionView.ts";
import type { Answers } from "../cases/answers.ts";
import { ago, bram, carla, CASE, inDays, OTHER_CASE } from "../cases/people.ts";

const id = (start: string) => start.repeat(16);
export const BRAM = bram.contact ?? "";
const bramName = `${bram.name}, ${bram.organisation}`;
const carlaName = `${carla.name}, ${carla.organisation}`;

export const erasePreview = (change: Partial<ErasePreviewView> = {}): ErasePreviewView => ({
  sort: "record", case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", title: "uitspraak bewoner: De buren bonzen op de muur",
  fields: [{ code: "text", label: "letterlijk gezegd" }, { code: "speaker", label: "wie zei het" }],
  records: 2, also: [{ record: id("75"), kind: "addendum/1", kind_label: "correctie", title: "Dat zei de dochter" }], versions: 0,
  asked: [{ contact: BRAM, name: bramName }], register_incomplete_since: null, needs_decision: false,
  backups: [{ name: "woonrust-reservekopie-2026-11-02.woonrust-backup", at: ago(18), reachable: false, expired: false }],
  held: false, blocks: [], erased_from: inDays(14),
  bases: [
    { code: "art17", label: "de betrokkene vraagt erom (AVG art. 17)" }, { code: "retention_over", label: "de bewaartermijn is voorbij" },
    { code: "mistake", label: "had hier niet moeten staan" }, { code: "unlawful", label: "er is geen grondslag voor" },
  ],
  ...change,
});

export const erasure = (change: Partial<ErasureView> = {}): ErasureView => ({
  erasure: id("c1").repeat(2), sort: "record", case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", parts: [], words: [], by: "Anna Proef, GGD Proefstad", own: true, state: "waiting",
  basis: "de betrokkene vraagt erom (AVG art. 17)", since: ago(2), erased_from: inDays(12), erased_at: null, records: 2, held: false, may_recall: false, may_agree: false, reason: "",
  parties: [
    { contact: BRAM, name: bramName, sent: true, answer: null, reason: "", answered_at: null },
    { contact: id("b3"), name: carlaName, sent: true, answer: "refused", reason: "Er loopt nog een bezwaar.", answered_at: ago(1) },
  ],
  ...change,
});

export const asked = (change: Partial<ErasureView> = {}): ErasureView =>
  erasure({ erasure: id("c2").repeat(2), by: bramName, own: false, state: "asked", may_agree: true, erased_from: null, records: 0, parties: [], parts: [{ record: id("74"), kind: "quote/1", kind_label: "uitspraak bewoner", title: "De buren bonzen op de muur" }], ...change });

export const erasures = (change: Partial<ErasureListView> = {}): ErasureListView => ({
  own: [erasure(), erasure({ erasure: id("c3").repeat(2), sort: "case", case: null, address: "", number: "WR-9QX2", may_recall: true, parties: [] })],
  asked: [asked()],
  proposals: [
    { case: OTHER_CASE, number: "WR-2B9D", address: "Voorbeeldlaan 4, Proefstad", whole: true, since: inDays(-30), parts: [] },
    { case: CASE, number: "WR-7K3F", address: "Proefstraat 12, Proefstad", whole: false, since: inDays(-3), parts: [{ record: id("31"), kind: "care_note/1", kind_label: "zorgnotitie", title: "Slaapt slecht" }] },
  ],
  to_send: [{ contact: BRAM, name: bramName, items: 2, refusals: 0 }],
  ready: 1, rewrite_due: false,
  backups: erasePreview().backups,
  ...change,
});

export const retention = (change: Partial<RetentionView> = {}): RetentionView => ({
  closed: true, until: inDays(400), over: false, blocks: [],
  terms: [{ class: "care", label: "zorg", records: 1, until: inDays(30) }, { class: "handled", label: "opgepakte zaak", records: 24, until: inDays(400) }],
  ...change,
});

const done = () => ({ done: true });

export const erasingAnswers: Answers = {
  erase_preview: (request) => erasePreview(request.case !== null ? { sort: "case", fields: [], also: [], records: 25, title: "" } : request.field !== null ? { sort: "value", fields: [], also: [], versions: 3 } : {}),
  erase: () => ({ erasure: id("c4").repeat(2), erased_from: inDays(14), asked: erasePreview().asked }),
  list_erasures: () => erasures(),
  answer_erasure: done,
  recall_erasure: done,
  carry_out_erasures: () => ({ erased: 1, held: 0, not_rewritten: null, old_files_left: 0, backups_left: erasePreview().backups }),
  export_requests: () => ({ file: id("f5"), name: "verzoeken.woonrust", items: 2 }),
  retention: () => retention(),
  save_destruction_list: done,
};
