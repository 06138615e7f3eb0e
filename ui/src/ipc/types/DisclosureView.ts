// Made from the Rust types of the `app` crate. Do not edit.
import type { AnsweredView } from "./AnsweredView";
import type { DisclosedFileView } from "./DisclosedFileView";
import type { DisclosedItemView } from "./DisclosedItemView";
import type { Ground } from "./Ground";
import type { Lapse } from "./Lapse";
export type DisclosureView = { 
/**
 * The record.
 */
record: string, 
/**
 * The case.
 */
case: string, 
/**
 * Its display number.
 */
number: string, 
/**
 * The person.
 */
contact: string, 
/**
 * Name and organisation.
 */
recipient: string, 
/**
 * On what ground.
 */
ground: Ground | null, 
/**
 * The name of the ground; empty when it is unknown.
 */
ground_label: string, 
/**
 * For what.
 */
purpose: string, 
/**
 * What it opens, or opened.
 */
items: Array<DisclosedItemView>, 
/**
 * What was answered, question by question.
 */
answers: Array<AnsweredView>, 
/**
 * When it was decided.
 */
decided_at: string | null, 
/**
 * Its last day.
 */
valid_until: string | null, 
/**
 * It stands as a whole: what it names and did not change goes along.
 */
stands: boolean, 
/**
 * Why not.
 */
lapse: Lapse | null, 
/**
 * The same in a sentence.
 */
lapse_text: string | null, 
/**
 * The files that went out on it, the newest first.
 */
files: Array<DisclosedFileView>, 
/**
 * The own person can withdraw it.
 */
withdrawable: boolean, };
