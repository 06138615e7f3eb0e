// Made from the Rust types of the `app` crate. Do not edit.
import type { SharedItemView } from "./SharedItemView";
export type DisclosedItemView = { 
/**
 * The record.
 */
item: SharedItemView, 
/**
 * It goes along with the next file.
 */
goes: boolean, 
/**
 * Why it does not, in a sentence.
 */
lapse_text: string | null, };
