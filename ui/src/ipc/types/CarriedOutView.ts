// Made from the Rust types of the `app` crate. Do not edit.
import type { BackupNamedView } from "./BackupNamedView";
export type CarriedOutView = { 
/**
 * Decisions that were erased for good.
 */
erased: number, 
/**
 * Decisions whose time is over and that a hold keeps.
 */
held: number, 
/**
 * Files under the old keys that could not be removed; they are tried again at every opening.
 */
old_files_left: number, 
/**
 * Backups that still hold it and could not be reached: the list of what was erased is not in them.
 */
backups_left: Array<BackupNamedView>, };
