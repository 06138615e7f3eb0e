// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
import type { MessageView } from "./MessageView";
export type GuideFactView = { 
/**
 * In words.
 */
message: MessageView, 
/**
 * The records behind it.
 */
links: Array<LinkView>, };
