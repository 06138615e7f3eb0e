// Made from the Rust types of the `app` crate. Do not edit.
export type PhotoDataRequest = { 
/**
 * The photo.
 */
photo: string, 
/**
 * Small.
 */
thumbnail: boolean, };
