// Made from the Rust types of the `app` crate. Do not edit.
import type { NeedState } from "./NeedState";
import type { NeedType } from "./NeedType";
export type NeedView = { 
/**
 * The record.
 */
record: string, 
/**
 * In words.
 */
text: string, 
/**
 * What kind of thing.
 */
sort: NeedType | null, 
/**
 * It cannot wait.
 */
crisis: boolean, 
/**
 * Whether it is there.
 */
state: NeedState, 
/**
 * When it was written down.
 */
noted_at: string | null, };
