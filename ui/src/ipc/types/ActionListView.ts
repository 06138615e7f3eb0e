// Made from the Rust types of the `app` crate. Do not edit.
import type { ActionView } from "./ActionView";
export type ActionListView = { 
/**
 * In order of their day.
 */
actions: Array<ActionView>, };
