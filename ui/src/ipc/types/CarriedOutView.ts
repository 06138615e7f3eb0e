// Made from the Rust types of the `app` crate. Do not edit.
import type { ApiError } from "./ApiError";
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
 * What kept the vault from being written anew, after it was erased: that is still to be done. None when it was.
 */
not_rewritten: ApiError | null, 
/**
 * Files under the old keys that could not be removed; they are tried again at every opening.
 */
old_files_left: number, 
/**
 * Backups that still hold it and do not carry the list of what was erased: out of reach, or it stopped before them.
 */
backups_left: Array<BackupNamedView>, };
