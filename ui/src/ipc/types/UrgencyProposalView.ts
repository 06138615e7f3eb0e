// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
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
 * Why.
 */
because: Array<MessageView>, 
/**
 * The records behind it.
 */
links: Array<LinkView>, 
/**
 * What a person does with it.
 */
step: StepView, };
