// Made from the Rust types of the `app` crate. Do not edit.
export type SavedView = { 
/**
 * What the person calls it.
 */
name: string, 
/**
 * The filters, as the window writes them behind the address of the list.
 */
search: string, };
