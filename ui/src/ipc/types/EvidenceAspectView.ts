// Made from the Rust types of the `app` crate. Do not edit.
import type { EvidenceAspect } from "./EvidenceAspect";
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
 * Why, with the records behind it.
 */
because: MessageView, };
