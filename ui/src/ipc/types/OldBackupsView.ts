// Made from the Rust types of the `app` crate. Do not edit.
import type { OldBackupView } from "./OldBackupView";
export type OldBackupsView = { 
/**
 * The newest first; empty when all are gone.
 */
backups: Array<OldBackupView>, };
