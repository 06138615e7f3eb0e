// Made from the Rust types of the `app` crate. Do not edit.
export type AnsweredView = { 
/**
 * The field.
 */
field: string, 
/**
 * The question.
 */
label: string, 
/**
 * The answer.
 */
text: string, };
