// Made from the Rust types of the `app` crate. Do not edit.
export type MergedCaseView = { 
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
address: string, };
