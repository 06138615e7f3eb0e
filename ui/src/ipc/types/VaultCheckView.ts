// Made from the Rust types of the `app` crate. Do not edit.
import type { ProblemView } from "./ProblemView";
export type VaultCheckView = { 
/**
 * No problem was found.
 */
ok: boolean, 
/**
 * Changes whose signature was checked.
 */
changes: number, 
/**
 * Records that were derived again.
 */
records: number, 
/**
 * What does not fit.
 */
problems: Array<ProblemView>, };
