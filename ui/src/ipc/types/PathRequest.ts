// Made from the Rust types of the `app` crate. Do not edit.
export type PathRequest = { 
/**
 * Where it is.
 */
path: string, };
