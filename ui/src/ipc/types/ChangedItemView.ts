// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
export type ChangedItemView = { 
/**
 * It is new; otherwise it changed.
 */
new: boolean, 
/**
 * What.
 */
link: LinkView, 
/**
 * Day.
 */
day: string, 
/**
 * Who wrote it.
 */
author: string, };
