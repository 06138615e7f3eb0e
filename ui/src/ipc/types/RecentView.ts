// Made from the Rust types of the `app` crate. Do not edit.
import type { DeedView } from "./DeedView";
export type RecentView = { 
/**
 * Newest first.
 */
deeds: Array<DeedView>, };
