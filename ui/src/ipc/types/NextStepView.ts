// Made from the Rust types of the `app` crate. Do not edit.
export type NextStepView = { 
/**
 * Stable code: which screen helps.
 */
code: string, 
/**
 * In a sentence.
 */
text: string, 
/**
 * Why.
 */
why: string, 
/**
 * The record that it is about.
 */
record: string | null, };
