// Made from the Rust types of the `app` crate. Do not edit.
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
 * Why, with the records behind it.
 */
because: MessageView, };
