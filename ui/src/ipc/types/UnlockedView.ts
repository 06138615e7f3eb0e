// Made from the Rust types of the `app` crate. Do not edit.
import type { OwnPersonView } from "./OwnPersonView";
export type UnlockedView = { 
/**
 * Who it belongs to.
 */
person: OwnPersonView, 
/**
 * Texts that were not saved yet.
 */
drafts: number, 
/**
 * What the person should know.
 */
alarms: Array<"rolled_back" | "device_lost" | "clock_suspicious" | "backup_old" | "disk_not_encrypted" | "erasure_asked">, };
