// Made from the Rust types of the `app` crate. Do not edit.
import type { MeetingRowView } from "./MeetingRowView";
export type MeetingListView = { 
/**
 * The latest first.
 */
meetings: Array<MeetingRowView>, };
