// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
import type { MessageView } from "./MessageView";
export type AxisProposalView = { 
/**
 * 0 to 3.
 */
level: number, 
/**
 * The same in words.
 */
level_text: string, 
/**
 * Why.
 */
because: MessageView, 
/**
 * The records behind it.
 */
links: Array<LinkView>, };
