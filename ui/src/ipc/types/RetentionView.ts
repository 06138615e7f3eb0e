// Made from the Rust types of the `app` crate. Do not edit.
import type { OptionView } from "./OptionView";
import type { TermView } from "./TermView";
export type RetentionView = { 
/**
 * The case is closed; before that no term runs.
 */
closed: boolean, 
/**
 * The first day on which all of it may be destroyed.
 */
until: string | null, 
/**
 * It may be destroyed now.
 */
over: boolean, 
/**
 * What keeps it, in words.
 */
blocks: Array<OptionView>, 
/**
 * Its parts by term.
 */
terms: Array<TermView>, };
