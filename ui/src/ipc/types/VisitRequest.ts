// Made from the Rust types of the `app` crate. Do not edit.
export type VisitRequest = { 
/**
 * The visit.
 */
visit: string, };
