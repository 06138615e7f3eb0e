// Made from the Rust types of the `app` crate. Do not edit.
export type NoteAttendanceRequest = { 
/**
 * The item.
 */
item: string, 
/**
 * Partner records of who came himself.
 */
present: Array<string>, 
/**
 * Partner records of who sent someone.
 */
deputised: Array<string>, };
