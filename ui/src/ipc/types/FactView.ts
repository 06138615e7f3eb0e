// Made from the Rust types of the `app` crate. Do not edit.
export type FactView = { 
/**
 * The field.
 */
name: string, 
/**
 * Its label.
 */
label: string, 
/**
 * How to draw it: `day` and `moment` are ISO 8601, `money` is in cents; anything else is words.
 */
shape: "words" | "day" | "moment" | "money", 
/**
 * What stands there.
 */
text: string, };
