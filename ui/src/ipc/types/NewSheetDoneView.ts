// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
import type { OldBackupView } from "./OldBackupView";
export type NewSheetDoneView = { 
/**
 * Fingerprint of the person.
 */
fingerprint: string, 
/**
 * Files under the old keys that could not be removed.
 */
old_files_left: number, 
/**
 * Colleagues who must compare the fingerprint again.
 */
tell: Array<ContactView>, 
/**
 * Backups that the old sheet still opens.
 */
backups: Array<OldBackupView>, };
