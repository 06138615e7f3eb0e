// Made from the Rust types of the `app` crate. Do not edit.
export type PrepareMeetingRequest = { 
/**
 * Exactly these cases; empty: the open cases that need a meeting most.
 */
cases: Array<string>, 
/**
 * With no cases named: of everybody, without a lead, or that the own person leads.
 */
lead: "any" | "none" | "mine", 
/**
 * With no cases named: at most this many.
 */
most: number, 
/**
 * When the meeting is.
 */
at: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it is.
 */
place: string, };
