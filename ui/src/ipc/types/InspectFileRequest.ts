// Made from the Rust types of the `app` crate. Do not edit.
export type InspectFileRequest = { 
/**
 * The file.
 */
path: string, 
/**
 * Yes, although it is large.
 */
yes: boolean, };
