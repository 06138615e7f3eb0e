// Made from the Rust types of the `app` crate. Do not edit.
export type ConflictValueView = { 
/**
 * Names the write: change and index.
 */
at: string, 
/**
 * The code, for a term.
 */
code: string | null, 
/**
 * As shown.
 */
text: string, 
/**
 * The value was not in the file.
 */
not_received: boolean, 
/**
 * Who.
 */
author: string, 
/**
 * His organisation.
 */
organisation: string, 
/**
 * The own person.
 */
own: boolean, 
/**
 * When, as claimed.
 */
at_time: string, };
