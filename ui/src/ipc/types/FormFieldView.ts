// Made from the Rust types of the `app` crate. Do not edit.
import type { FormValue } from "./FormValue";
import type { OptionView } from "./OptionView";
export type FormFieldView = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its label.
 */
label: string, 
/**
 * What helps to fill it in; empty for none.
 */
hint: string, 
/**
 * What a person gives.
 */
input: "line" | "lines" | "long" | "day" | "moment" | "flag" | "number" | "money" | "choice" | "choices" | "record" | "records" | "contact", 
/**
 * It must be filled in.
 */
needed: boolean, 
/**
 * The least number.
 */
least: number | null, 
/**
 * The greatest number.
 */
most: number | null, 
/**
 * What can be chosen.
 */
options: Array<OptionView>, 
/**
 * What stands in it; none when it is empty or people disagree.
 */
value: FormValue | null, 
/**
 * People disagree: settled under the differences, not here.
 */
disputed: boolean, };
