// Made from the Rust types of the `app` crate. Do not edit.
export type FieldValue = null | boolean | number | string | Array<string>;
