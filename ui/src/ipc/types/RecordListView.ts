// Made from the Rust types of the `app` crate. Do not edit.
import type { RecordGroupView } from "./RecordGroupView";
export type RecordListView = { 
/**
 * One group per kind, also the empty ones.
 */
groups: Array<RecordGroupView>, };
