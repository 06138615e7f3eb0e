// Made from the Rust types of the `app` crate. Do not edit.
export type ExportedRequestsView = { 
/**
 * Identifier of the file.
 */
file: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Requests and answers in it.
 */
items: number, };
