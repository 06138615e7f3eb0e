// Made from the Rust types of the `app` crate. Do not edit.
export type OptionView = { 
/**
 * What is stored.
 */
code: string, 
/**
 * What a person reads.
 */
label: string, };
