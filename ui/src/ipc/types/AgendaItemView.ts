// Made from the Rust types of the `app` crate. Do not edit.
import type { AgendaReasonView } from "./AgendaReasonView";
import type { AttendeeView } from "./AttendeeView";
import type { ChangedSinceView } from "./ChangedSinceView";
import type { LeadView } from "./LeadView";
import type { Phase } from "./Phase";
import type { RecordRowView } from "./RecordRowView";
import type { Urgency } from "./Urgency";
export type AgendaItemView = { 
/**
 * The record; none while the meeting is only prepared.
 */
record: string | null, 
/**
 * The case.
 */
case: string, 
/**
 * Display number.
 */
number: string, 
/**
 * Address in one line.
 */
address: string, 
/**
 * Phase; none when it is unclear.
 */
phase: Phase | null, 
/**
 * Urgency that counts.
 */
urgency: Urgency | null, 
/**
 * Who leads.
 */
lead: LeadView, 
/**
 * Why it is on the agenda.
 */
reasons: Array<AgendaReasonView>, 
/**
 * Its time box.
 */
minutes: number, 
/**
 * What has to be decided; empty for nothing.
 */
decision_needed: string, 
/**
 * What changed since it was last discussed.
 */
changed: ChangedSinceView, 
/**
 * Partners who are involved.
 */
attendees: Array<AttendeeView>, 
/**
 * A note.
 */
note: string, 
/**
 * What was decided.
 */
resolutions: Array<RecordRowView>, 
/**
 * The own person may change it.
 */
editable: boolean, };
