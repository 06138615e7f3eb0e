// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
export type NextQuestionView = { 
/**
 * The factor.
 */
factor: Factor, 
/**
 * Code of the question.
 */
question: string, 
/**
 * The question.
 */
text: string, 
/**
 * Why it is asked now.
 */
why: string, };
