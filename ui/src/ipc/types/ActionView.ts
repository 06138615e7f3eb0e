// Made from the Rust types of the `app` crate. Do not edit.
import type { ActionState } from "./ActionState";
export type ActionView = { 
/**
 * The record.
 */
record: string, 
/**
 * The case.
 */
case: string, 
/**
 * Display number of the case.
 */
case_number: string, 
/**
 * Address in one line.
 */
address: string, 
/**
 * What.
 */
text: string, 
/**
 * The partner's record.
 */
owner: string | null, 
/**
 * Who does it.
 */
owner_name: string, 
/**
 * His organisation, or empty.
 */
organisation: string, 
/**
 * The own person does it.
 */
mine: boolean, 
/**
 * Day.
 */
due: string | null, 
/**
 * Open, done or dropped.
 */
state: ActionState, 
/**
 * When it is due, seen from today.
 */
bucket: "overdue" | "today" | "week" | "later" | "no_day" | "ended", 
/**
 * What came of it.
 */
result: string, 
/**
 * Values differ.
 */
disputed: boolean, 
/**
 * Who planned it.
 */
planned_by: string, 
/**
 * The own person may fix a typo in it.
 */
editable: boolean, };
