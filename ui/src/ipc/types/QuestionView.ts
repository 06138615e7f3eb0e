// Made from the Rust types of the `app` crate. Do not edit.
import type { StepView } from "./StepView";
export type QuestionView = { 
/**
 * Code of the question.
 */
code: string, 
/**
 * The question.
 */
text: string, 
/**
 * How to answer it.
 */
help: string, 
/**
 * The answer, or empty.
 */
answer: string, 
/**
 * Two answers stand side by side.
 */
disputed: boolean, 
/**
 * Who answered.
 */
author: string | null, 
/**
 * When.
 */
at: string | null, 
/**
 * What a person can do where the data is recorded; none when the question asks for words only.
 */
step: StepView | null, };
