// Made from the Rust types of the `app` crate. Do not edit.
import type { AskedView } from "./AskedView";
export type ExtentView = { 
/**
 * Parts that go when everything does.
 */
all: number, 
/**
 * Parts of which he did not acknowledge everything.
 */
new: number, 
/**
 * When the newest file was made that he acknowledged on every device of his in use; nothing when there is none, so
 * that everything is new.
 */
acked_at: string | null, 
/**
 * At most so many bytes does what was asked for take.
 */
bytes: number, 
/**
 * In so many files it can be mailed.
 */
mail_files: number, 
/**
 * What he asks for and gets with this file.
 */
asked: Array<AskedView>, 
/**
 * Own questions to him that go along.
 */
asks: number, 
/**
 * Requests to erase that go along: after that they cannot be taken back.
 */
erase_requests: number, 
/**
 * Answers to what he asks to erase.
 */
erase_answers: number, 
/**
 * Of these the refusals, each with the reason as it was typed.
 */
refusals: number, };
