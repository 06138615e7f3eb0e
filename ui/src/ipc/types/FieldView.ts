// Made from the Rust types of the `app` crate. Do not edit.
import type { FieldValue } from "./FieldValue";
export type FieldView = { 
/**
 * Its name in the table of kinds.
 */
name: string, 
/**
 * What stands there; empty while people disagree.
 */
value: FieldValue, 
/**
 * It cannot become empty.
 */
needed: boolean, 
/**
 * Two or more values stand side by side.
 */
disputed: boolean, };
