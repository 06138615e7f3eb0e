// Made from the Rust types of the `app` crate. Do not edit.
import type { DecidedItem } from "./DecidedItem";
import type { DisclosureAnswer } from "./DisclosureAnswer";
import type { Ground } from "./Ground";
export type DecideDisclosureRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The colleague.
 */
contact: string, 
/**
 * What it opens to him; empty for a conversation without a name.
 */
items: Array<DecidedItem>, 
/**
 * On what ground.
 */
ground: Ground, 
/**
 * Field → answer.
 */
answers: { [key in string]: DisclosureAnswer }, };
