// Made from the Rust types of the `app` crate. Do not edit.
export type ImportRequest = { 
/**
 * The preview.
 */
token: string, 
/**
 * Yes, although it brings so many differences: their number, as the preview told it.
 */
conflicts: number | null, };
