// Made from the Rust types of the `app` crate. Do not edit.
export type ExtractView = { 
/**
 * The record.
 */
record: string, 
/**
 * For whom it was made: names and organisations.
 */
people: Array<string>, 
/**
 * Names of the fields in it.
 */
fields: Array<string>, 
/**
 * The day on which the values were taken.
 */
taken_at: string | null, 
/**
 * Names of the fields of which the source says something else by now, or nothing.
 */
behind: Array<string>, 
/**
 * Who received it: names and organisations.
 */
received: Array<string>, };
