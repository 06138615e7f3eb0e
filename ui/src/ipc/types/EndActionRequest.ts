// Made from the Rust types of the `app` crate. Do not edit.
import type { Done } from "./Done";
export type EndActionRequest = { 
/**
 * The action.
 */
action: string, 
/**
 * Done, dropped, or open again.
 */
state: "done" | "dropped" | "open", 
/**
 * What came of it, or why not.
 */
result: string, };
