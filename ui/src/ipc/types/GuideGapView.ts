// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
import type { MessageView } from "./MessageView";
import type { StepView } from "./StepView";
export type GuideGapView = { 
/**
 * In words.
 */
message: MessageView, 
/**
 * The records that it is about.
 */
links: Array<LinkView>, 
/**
 * The question that brings a person further.
 */
question: string, 
/**
 * What a person can do about it now.
 */
step: StepView, };
