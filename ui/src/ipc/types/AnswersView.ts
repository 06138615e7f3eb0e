// Made from the Rust types of the `app` crate. Do not edit.
import type { AnswerView } from "./AnswerView";
export type AnswersView = { 
/**
 * About himself, per theme.
 */
own: { [key in string]: AnswerView }, 
/**
 * What he expects, per partner record and theme.
 */
of_others: { [key in string]: { [key in string]: AnswerView } }, };
