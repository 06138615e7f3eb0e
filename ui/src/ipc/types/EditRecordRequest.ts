// Made from the Rust types of the `app` crate. Do not edit.
import type { FieldValue } from "./FieldValue";
export type EditRecordRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The new values by field. An empty one clears the field, or leaves a disputed one as it is.
 */
values: { [key in string]: FieldValue }, };
