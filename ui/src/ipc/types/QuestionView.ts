// Made from the Rust types of the `app` crate. Do not edit.
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
 * The screen where the data is recorded, for computed factors.
 */
screen: "partners" | "actions" | "timeline" | "urgency" | "phase" | null, };
