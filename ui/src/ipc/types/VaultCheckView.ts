// Made from the Rust types of the `app` crate. Do not edit.
import type { ProblemView } from "./ProblemView";
export type VaultCheckView = { 
/**
 * No problem is left.
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
problems: Array<ProblemView>, 
/**
 * What did not follow from the signed changes any more, and was made again from them.
 */
rebuilt: Array<ProblemView>, };
