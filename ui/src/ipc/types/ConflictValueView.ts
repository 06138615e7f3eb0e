// Made from the Rust types of the `app` crate. Do not edit.
import type { ConflictPartView } from "./ConflictPartView";
export type ConflictValueView = { 
/**
 * Names the write that leads: change and index.
 */
at: string, 
/**
 * Per field what it says.
 */
parts: Array<ConflictPartView>, 
/**
 * Something of it was not in the file.
 */
not_received: boolean, 
/**
 * Who.
 */
author: string, 
/**
 * The person.
 */
author_id: string, 
/**
 * His organisation.
 */
organisation: string, 
/**
 * The own person.
 */
own: boolean, 
/**
 * When, as claimed.
 */
at_time: string, 
/**
 * Taking all of this person takes this one.
 */
whole_answer: boolean, };
