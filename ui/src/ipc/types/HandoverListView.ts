// Made from the Rust types of the `app` crate. Do not edit.
import type { HandoverView } from "./HandoverView";
import type { HeldView } from "./HeldView";
export type HandoverListView = { 
/**
 * Those that wait for someone first, then the latest first.
 */
handovers: Array<HandoverView>, 
/**
 * What partners hold, one by one: what a handover of a task can be about.
 */
held: Array<HeldView>, };
