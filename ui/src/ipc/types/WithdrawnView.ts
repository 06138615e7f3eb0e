// Made from the Rust types of the `app` crate. Do not edit.
import type { ReceivedView } from "./ReceivedView";
export type WithdrawnView = { 
/**
 * Everyone who received something on it.
 */
received: Array<ReceivedView>, 
/**
 * Since when files may be missing here.
 */
incomplete_since: string | null, };
