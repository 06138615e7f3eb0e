// Made from the Rust types of the `app` crate. Do not edit.
export type ContentView = { 
/**
 * Language.
 */
language: "nl" | "en", 
/**
 * Version of the pack.
 */
version: string, 
/**
 * By key, such as `phase.F2`.
 */
texts: { [key in string]: string }, 
/**
 * Words that judge instead of describe, in lower case.
 */
judging_words: Array<string>, 
/**
 * What each kind of nuisance asks to think of, by its code: codes under `category_flag`.
 */
category_flags: { [key in string]: Array<string> }, };
