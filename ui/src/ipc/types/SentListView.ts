// Made from the Rust types of the `app` crate. Do not edit.
import type { SentView } from "./SentView";
export type SentListView = { 
/**
 * Newest first.
 */
files: Array<SentView>, 
/**
 * Since when files may be missing here: the moment of the backup that was put back.
 */
incomplete_since: string | null, };
