// Made from the Rust types of the `app` crate. Do not edit.
export type ConfirmColleagueRequest = { 
/**
 * The person.
 */
contact: string, 
/**
 * He does; false takes it back.
 */
works_here: boolean, };
