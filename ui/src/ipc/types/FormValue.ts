// Made from the Rust types of the `app` crate. Do not edit.
export type FormValue = boolean | number | string | Array<string>;
