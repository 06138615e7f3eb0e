// Made from the Rust types of the `app` crate. Do not edit.
export type SentView = { 
/**
 * Identifier.
 */
file: string, 
/**
 * Name and organisation.
 */
recipient: string, 
/**
 * When.
 */
at: string, 
/**
 * Display numbers.
 */
cases: Array<string>, 
/**
 * How many parts.
 */
records: number, 
/**
 * File name.
 */
name: string, };
