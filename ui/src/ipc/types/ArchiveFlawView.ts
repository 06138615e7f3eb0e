// Made from the Rust types of the `app` crate. Do not edit.
export type ArchiveFlawView = { 
/**
 * In which part; empty for the whole.
 */
part: string, 
/**
 * Stable code.
 */
code: string, 
/**
 * In a sentence.
 */
text: string, 
/**
 * It means that something was altered or cannot be believed.
 */
serious: boolean, };
