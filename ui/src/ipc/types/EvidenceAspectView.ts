// Made from the Rust types of the `app` crate. Do not edit.
import type { EvidenceAspect } from "./EvidenceAspect";
import type { LinkView } from "./LinkView";
import type { MessageView } from "./MessageView";
export type EvidenceAspectView = { 
/**
 * Which.
 */
code: EvidenceAspect, 
/**
 * Its name.
 */
name: string, 
/**
 * 0 to 3.
 */
level: number, 
/**
 * Why.
 */
because: MessageView, 
/**
 * The records behind it.
 */
links: Array<LinkView>, };
