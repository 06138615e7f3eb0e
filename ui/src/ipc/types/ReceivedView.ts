// Made from the Rust types of the `app` crate. Do not edit.
import type { DisclosedFileView } from "./DisclosedFileView";
import type { LinkView } from "./LinkView";
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
records: Array<LinkView>, 
/**
 * In which files, the newest first.
 */
files: Array<DisclosedFileView>, };
