// Made from the Rust types of the `app` crate. Do not edit.
export type ArchiveValueView = { 
/**
 * The field.
 */
field: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What the change did to it.
 */
op: "set" | "add" | "remove" | "unknown", 
/**
 * What is here of it.
 */
state: "kept" | "erased" | "absent" | "altered", 
/**
 * The value as it was signed, as text.
 */
text: string, };
