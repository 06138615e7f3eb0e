// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
export type MessageView = { 
/**
 * Stable code.
 */
code: string, 
/**
 * The sentence.
 */
text: string, 
/**
 * The records that it is about.
 */
records: Array<LinkView>, 
/**
 * Stable code of the step that helps, when something is missing.
 */
step: string | null, 
/**
 * The question whose answer helps.
 */
question: string | null, };
