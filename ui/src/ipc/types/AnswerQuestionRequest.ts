// Made from the Rust types of the `app` crate. Do not edit.
export type AnswerQuestionRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Code of the question.
 */
question: string, 
/**
 * The answer; empty clears it.
 */
answer: string, };
