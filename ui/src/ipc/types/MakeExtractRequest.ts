// Made from the Rust types of the `app` crate. Do not edit.
export type MakeExtractRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The fields.
 */
fields: Array<string>, 
/**
 * The partners for whom it is.
 */
audience: Array<string>, 
/**
 * A stricter class; absent keeps that of the record.
 */
class: string | null, 
/**
 * What it is, in own words; may be empty.
 */
text: string, };
