// Made from the Rust types of the `app` crate. Do not edit.
import type { ActionView } from "./ActionView";
import type { Certainty } from "./Certainty";
export type PlanActionView = { 
/**
 * The action.
 */
action: ActionView, 
/**
 * The goal that it serves.
 */
goal: string | null, 
/**
 * Day on which its owner said yes.
 */
accepted_at: string | null, 
/**
 * How well his yes is known; none while he said nothing.
 */
certainty: Certainty | null, 
/**
 * How and when he said so, when another wrote it down.
 */
on_behalf: string, 
/**
 * Who was asked before and said no: name and organisation; empty for nobody.
 */
declined_by: string, 
/**
 * Why he said no.
 */
declined_reason: string, 
/**
 * Day of that.
 */
declined_at: string | null, 
/**
 * Who was told what came of it.
 */
told_to: string, 
/**
 * When.
 */
told_at: string | null, };
