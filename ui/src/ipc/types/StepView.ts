// Made from the Rust types of the `app` crate. Do not edit.
import type { Step } from "./Step";
export type StepView = { 
/**
 * Stable code; leads to a place in the window.
 */
code: Step, 
/**
 * In words.
 */
text: string, };
