// Made from the Rust types of the `app` crate. Do not edit.
export type AwayView = { 
/**
 * The case.
 */
case: string, 
/**
 * Address in one line, or its number.
 */
place: string, 
/**
 * Since when.
 */
since: string, 
/**
 * When he calls in at the latest.
 */
back_by: string, 
/**
 * That moment passed.
 */
passed: boolean, };
