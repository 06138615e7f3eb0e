// Made from the Rust types of the `app` crate. Do not edit.
export type PlanActionRequest = { 
/**
 * The goal.
 */
goal: string, 
/**
 * What.
 */
text: string, 
/**
 * The partner's record; the own person if absent.
 */
owner: string | null, 
/**
 * Day.
 */
due: string | null, };
