// Made from the Rust types of the `app` crate. Do not edit.
import type { Urgency } from "./Urgency";
export type SetUrgencyRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The urgency.
 */
urgency: Urgency, 
/**
 * Why.
 */
reason: string, };
