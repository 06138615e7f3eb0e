// Made from the Rust types of the `app` crate. Do not edit.
import type { LeadView } from "./LeadView";
import type { Phase } from "./Phase";
import type { Urgency } from "./Urgency";
export type CaseRowView = { 
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
 * Days in this phase.
 */
phase_days: number | null, 
/**
 * Urgency that counts.
 */
urgency: Urgency | null, 
/**
 * Two urgencies stand side by side.
 */
urgency_disputed: boolean, 
/**
 * Who leads.
 */
lead: LeadView, 
/**
 * Day of the next open action.
 */
next_due: string | null, 
/**
 * Actions past their day.
 */
overdue: number, 
/**
 * Day of the last change.
 */
last_activity: string | null, 
/**
 * Days since then.
 */
quiet_days: number, 
/**
 * Fields with values that differ.
 */
conflicts: number, 
/**
 * Unsaved texts.
 */
drafts: number, 
/**
 * Why it stands where it stands.
 */
needs: Array<"no_lead" | "double_lead" | "overdue" | "urgent" | "conflict" | "quiet">, 
/**
 * Another case has this address.
 */
same_address: boolean, 
/**
 * Open or not.
 */
state: "open" | "closed" | "withdrawn", };
