// Made from the Rust types of the `app` crate. Do not edit.
import type { HolderView } from "./HolderView";
import type { ReceivedView } from "./ReceivedView";
export type WithdrawnView = { 
/**
 * Everyone who received something on it.
 */
received: Array<ReceivedView>, 
/**
 * Since when files may be missing here.
 */
incomplete_since: string | null, 
/**
 * While files may be missing: for whom it was decided, though no file in the list went to them on it.
 */
may_have: Array<HolderView>, };
