// Made from the Rust types of the `app` crate. Do not edit.
import type { ChangedItemView } from "./ChangedItemView";
export type ChangedSinceView = { 
/**
 * The day of the last meeting about it; none when there was none.
 */
since: string | null, 
/**
 * What came or changed, the latest first.
 */
items: Array<ChangedItemView>, 
/**
 * How many more there are.
 */
more: number, };
