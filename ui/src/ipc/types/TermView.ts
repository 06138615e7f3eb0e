// Made from the Rust types of the `app` crate. Do not edit.
export type TermView = { 
/**
 * The class.
 */
class: string, 
/**
 * Its name.
 */
label: string, 
/**
 * How many parts.
 */
records: number, 
/**
 * The first day on which they may be destroyed.
 */
until: string, };
