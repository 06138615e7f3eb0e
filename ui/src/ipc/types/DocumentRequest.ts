// Made from the Rust types of the `app` crate. Do not edit.
export type DocumentRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which document.
 */
kind: "timeline", 
/**
 * Where to.
 */
path: string, };
