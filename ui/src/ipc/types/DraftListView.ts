// Made from the Rust types of the `app` crate. Do not edit.
import type { DraftRowView } from "./DraftRowView";
export type DraftListView = { 
/**
 * Newest first.
 */
drafts: Array<DraftRowView>, };
