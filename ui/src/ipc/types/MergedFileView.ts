// Made from the Rust types of the `app` crate. Do not edit.
import type { MergedCaseView } from "./MergedCaseView";
export type MergedFileView = { 
/**
 * Its number in this vault.
 */
import: number, 
/**
 * From whom.
 */
from: string, 
/**
 * When.
 */
at: string, 
/**
 * Changes and missing values that came in.
 */
came_in: number, 
/**
 * Changes that were set aside.
 */
quarantined: number, 
/**
 * Whether it can be undone as a whole, or why not.
 */
state: "possible" | "newer" | "exported" | "worked" | "forgotten", 
/**
 * The cases in which work was done since on what it brought.
 */
worked_in: Array<MergedCaseView>, };
