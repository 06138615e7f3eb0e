// Made from the Rust types of the `app` crate. Do not edit.
import type { MessageView } from "./MessageView";
import type { StepView } from "./StepView";
import type { Urgency } from "./Urgency";
export type UrgencyProposalView = { 
/**
 * The urgency.
 */
code: Urgency, 
/**
 * The same in a word.
 */
text: string, 
/**
 * Why, with the records behind it.
 */
because: Array<MessageView>, 
/**
 * What a person does with it.
 */
step: StepView, };
