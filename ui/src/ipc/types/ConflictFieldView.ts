// Made from the Rust types of the `app` crate. Do not edit.
export type ConflictFieldView = { 
/**
 * The field.
 */
field: string, 
/**
 * Its name.
 */
label: string, 
/**
 * How another answer is given: chosen, typed, or not at all.
 */
answer: "code" | "line" | "long" | "day" | "none", 
/**
 * Codes to choose from, for a code.
 */
options: Array<string>, 
/**
 * People differ in this field itself.
 */
disputed: boolean, };
