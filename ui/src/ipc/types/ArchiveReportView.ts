// Made from the Rust types of the `app` crate. Do not edit.
import type { ArchiveAttachmentView } from "./ArchiveAttachmentView";
import type { ArchiveControlView } from "./ArchiveControlView";
import type { ArchiveCountsView } from "./ArchiveCountsView";
import type { ArchiveEntryView } from "./ArchiveEntryView";
import type { ArchiveFlawView } from "./ArchiveFlawView";
import type { ArchivePersonView } from "./ArchivePersonView";
export type ArchiveReportView = { 
/**
 * For saving the report.
 */
token: string, 
/**
 * Everything fits; something that hangs together with it is not here; or something was altered or cannot be believed.
 */
verdict: "sound" | "gaps" | "broken", 
/**
 * The same in a sentence.
 */
verdict_text: string, 
/**
 * Name of the file.
 */
name: string, 
/**
 * SHA-256 of the signed list of contents; who holds the same archive gets the same.
 */
manifest_sha256: string, 
/**
 * Identifier of the file.
 */
file: string, 
/**
 * Display number of the case.
 */
case_number: string, 
/**
 * Who made it, as the signed list of contents says.
 */
made_by: ArchivePersonView | null, 
/**
 * When, as claimed.
 */
made_at: string | null, 
/**
 * What is wrong with the file as a whole.
 */
flaws: Array<ArchiveFlawView>, 
/**
 * Everyone whose card is in it.
 */
people: Array<ArchivePersonView>, 
/**
 * Every signed change.
 */
entries: Array<ArchiveEntryView>, 
/**
 * What people asked and answered beside the changes.
 */
controls: Array<ArchiveControlView>, 
/**
 * The attachments.
 */
attachments: Array<ArchiveAttachmentView>, 
/**
 * Numbers of it all.
 */
counts: ArchiveCountsView, 
/**
 * What the report cannot prove, in sentences.
 */
unproven: Array<string>, };
