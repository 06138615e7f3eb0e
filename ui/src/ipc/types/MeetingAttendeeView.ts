// Made from the Rust types of the `app` crate. Do not edit.
export type MeetingAttendeeView = { 
/**
 * His partner records at the items for which he is asked, in the order of the agenda.
 */
partners: Array<string>, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * Display numbers of the cases for which he is asked.
 */
cases: Array<string>, };
