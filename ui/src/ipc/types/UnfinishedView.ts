// Made from the Rust types of the `app` crate. Do not edit.
export type UnfinishedView = { 
/**
 * The visit.
 */
visit: string, 
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
 * When it was.
 */
occurred_at: string | null, };
