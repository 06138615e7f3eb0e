// Made from the Rust types of the `app` crate. Do not edit.
import type { FormValue } from "./FormValue";
export type SaveFormRequest = { 
/**
 * The kind.
 */
kind: string, 
/**
 * The case; none for what belongs to no case.
 */
case: string | null, 
/**
 * The record that changes; none for a new one.
 */
record: string | null, 
/**
 * Field → value; none clears it, absent leaves it as it is.
 */
values: { [key in string]: FormValue | null }, };
