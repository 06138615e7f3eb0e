// Made from the Rust types of the `app` crate. Do not edit.
import type { ExpectationChoice } from "./ExpectationChoice";
export type AnswerView = { 
/**
 * The choice.
 */
choice: ExpectationChoice | null, 
/**
 * A line beside it.
 */
line: string, };
