// Made from the Rust types of the `app` crate. Do not edit.
export type PhotoDataView = { 
/**
 * Media type.
 */
media_type: string, 
/**
 * The bytes.
 */
base64: string, };
