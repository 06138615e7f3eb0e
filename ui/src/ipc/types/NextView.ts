// Made from the Rust types of the `app` crate. Do not edit.
import type { NextQuestionView } from "./NextQuestionView";
import type { NextStepView } from "./NextStepView";
export type NextView = { 
/**
 * The question.
 */
question: NextQuestionView | null, 
/**
 * The step.
 */
step: NextStepView | null, };
