// Made from the Rust types of the `app` crate. Do not edit.
export type MeetingRowView = { 
/**
 * The record.
 */
record: string, 
/**
 * When.
 */
at: string, 
/**
 * Where, or empty.
 */
place: string, 
/**
 * Its name, or empty.
 */
name: string, 
/**
 * How many cases are on the agenda.
 */
cases: number, 
/**
 * It lies behind us.
 */
past: boolean, };
