// Made from the Rust types of the `app` crate. Do not edit.
export type PolicyProblemView = { 
/**
 * The line, from 1.
 */
line: number, 
/**
 * Path of the key; empty for the whole file.
 */
key: string, 
/**
 * Stable code of the reason.
 */
reason: string, 
/**
 * The reason in words.
 */
text: string, };
