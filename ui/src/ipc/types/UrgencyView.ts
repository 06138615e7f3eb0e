// Made from the Rust types of the `app` crate. Do not edit.
import type { Urgency } from "./Urgency";
export type UrgencyView = { 
/**
 * The urgency that counts.
 */
code: Urgency | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * Two values stand side by side.
 */
disputed: boolean, 
/**
 * Day by which it must be looked at again.
 */
review_by: string | null, };
