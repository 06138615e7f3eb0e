// Made from the Rust types of the `app` crate. Do not edit.
export type TeamCaseView = { 
/**
 * The case.
 */
case: string, 
/**
 * Its display number.
 */
number: string, };
