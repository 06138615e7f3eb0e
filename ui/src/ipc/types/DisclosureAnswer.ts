// Made from the Rust types of the `app` crate. Do not edit.
export type DisclosureAnswer = { 
/**
 * Words, a day, a moment or the record of a consent; empty for a bare yes.
 */
text: string, 
/**
 * Yes or no, where that is asked.
 */
yes: boolean | null, };
