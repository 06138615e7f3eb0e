// Made from the Rust types of the `app` crate. Do not edit.
export type MeetingAttendeeView = { 
/**
 * Name and organisation.
 */
name: string, 
/**
 * Display numbers of the cases for which he is asked.
 */
cases: Array<string>, };
