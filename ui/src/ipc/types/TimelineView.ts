// Made from the Rust types of the `app` crate. Do not edit.
import type { SentView } from "./SentView";
import type { TimelineItemView } from "./TimelineItemView";
export type TimelineView = { 
/**
 * In order.
 */
items: Array<TimelineItemView>, 
/**
 * Files with this case that the own person made, in the same order: this device alone knows of them. None when
 * only some kinds were asked for.
 */
sent: Array<SentView>, 
/**
 * Since when such files may be missing, because a backup was put back; nothing when they were not asked for.
 */
sent_incomplete_since: string | null, };
