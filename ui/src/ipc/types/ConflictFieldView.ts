// Made from the Rust types of the `app` crate. Do not edit.
import type { OptionView } from "./OptionView";
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
 * What can be chosen, for a code.
 */
options: Array<OptionView>, 
/**
 * People differ in this field itself.
 */
disputed: boolean, };
