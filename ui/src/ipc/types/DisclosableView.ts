// Made from the Rust types of the `app` crate. Do not edit.
import type { SharedItemView } from "./SharedItemView";
export type DisclosableView = { 
/**
 * The record.
 */
item: SharedItemView, 
/**
 * Name of its class.
 */
class_label: string, 
/**
 * Stands for what is in it now: comes back with the decision, so that nobody decides on what he did not see.
 */
seen: string, 
/**
 * The codes of the grounds that can open it.
 */
grounds: Array<string>, 
/**
 * Fields that its class asks besides those of the ground.
 */
needs: Array<string>, 
/**
 * A decision about it names nothing else.
 */
alone: boolean, 
/**
 * Its audience does not admit the colleague yet: the decision lets him in.
 */
lets_in: boolean, 
/**
 * Why no decision of the own person can open it, in a sentence; none when one can.
 */
blocked: string | null, 
/**
 * Why an earlier decision opens it no more, in a sentence.
 */
lapse_text: string | null, };
