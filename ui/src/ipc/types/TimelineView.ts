// Made from the Rust types of the `app` crate. Do not edit.
import type { TimelineItemView } from "./TimelineItemView";
export type TimelineView = { 
/**
 * In order.
 */
items: Array<TimelineItemView>, };
