// Made from the Rust types of the `app` crate. Do not edit.
import type { MessageView } from "./MessageView";
export type AgendaReasonView = { 
/**
 * What kind of reason.
 */
code: "urgent" | "decision_needed" | "stagnating" | "feedback_due", 
/**
 * That in a word.
 */
name: string, 
/**
 * Why.
 */
because: Array<MessageView>, };
