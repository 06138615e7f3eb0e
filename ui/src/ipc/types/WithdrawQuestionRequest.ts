// Made from the Rust types of the `app` crate. Do not edit.
export type WithdrawQuestionRequest = { 
/**
 * The question's record.
 */
record: string, 
/**
 * Why; may be empty.
 */
reason: string, 
/**
 * How and when another said so; empty for the own word.
 */
on_behalf: string, };
