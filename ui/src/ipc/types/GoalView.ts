// Made from the Rust types of the `app` crate. Do not edit.
import type { GoalState } from "./GoalState";
import type { PlanActionView } from "./PlanActionView";
export type GoalView = { 
/**
 * The record.
 */
record: string, 
/**
 * Where all want to be.
 */
text: string, 
/**
 * How they notice.
 */
measure: string, 
/**
 * By which day.
 */
by: string | null, 
/**
 * How far it is.
 */
state: GoalState, 
/**
 * What is seen of it.
 */
progress: string, 
/**
 * Day of that.
 */
progress_at: string | null, 
/**
 * People disagree about what stands in it.
 */
disputed: boolean, 
/**
 * What people do for it.
 */
actions: Array<PlanActionView>, };
