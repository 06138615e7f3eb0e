// Made from the Rust types of the `app` crate. Do not edit.
export type Done = { 
/**
 * Always true.
 */
done: boolean, };
