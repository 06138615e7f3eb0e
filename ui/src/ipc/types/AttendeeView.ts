// Made from the Rust types of the `app` crate. Do not edit.
export type AttendeeView = { 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * Asked to come.
 */
invited: boolean, 
/**
 * Came himself, sent someone, or neither.
 */
attended: "present" | "deputised" | "none", 
/**
 * What he has to do with it, in a few words; empty for an invitation by hand.
 */
because: Array<string>, };
