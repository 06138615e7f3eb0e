// Made from the Rust types of the `app` crate. Do not edit.
export type FormRequest = { 
/**
 * The kind, such as `hearing/1`.
 */
kind: string, 
/**
 * The case; none for what belongs to no case.
 */
case: string | null, 
/**
 * The record, to change it.
 */
record: string | null, };
