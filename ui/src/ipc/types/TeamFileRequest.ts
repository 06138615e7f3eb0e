// Made from the Rust types of the `app` crate. Do not edit.
export type TeamFileRequest = { 
/**
 * The cases.
 */
cases: Array<string>, 
/**
 * The colleague.
 */
contact: string, };
