// Made from the Rust types of the `app` crate. Do not edit.
import type { DisclosedFileView } from "./DisclosedFileView";
import type { RecordRefView } from "./RecordRefView";
export type ReceivedView = { 
/**
 * The person.
 */
contact: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * What.
 */
records: Array<RecordRefView>, 
/**
 * In which files, the newest first.
 */
files: Array<DisclosedFileView>, };
