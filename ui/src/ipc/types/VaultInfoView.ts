// Made from the Rust types of the `app` crate. Do not edit.
import type { OwnPersonView } from "./OwnPersonView";
export type VaultInfoView = { 
/**
 * Identifier.
 */
vault_id: string, 
/**
 * Who it belongs to.
 */
person: OwnPersonView, 
/**
 * Cases.
 */
cases: number, 
/**
 * Records.
 */
records: number, 
/**
 * Signed changes.
 */
changes: number, 
/**
 * Size on disk.
 */
bytes: number, 
/**
 * When the last backup was made.
 */
last_backup_at: string | null, };
