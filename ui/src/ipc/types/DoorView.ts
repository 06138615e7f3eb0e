// Made from the Rust types of the `app` crate. Do not edit.
import type { Door } from "./Door";
export type DoorView = { 
/**
 * Which way.
 */
door: Door, 
/**
 * What to do, in a sentence for this reason.
 */
how: string, 
/**
 * An action that a person can plan for himself; none when there is nothing to plan.
 */
plan: string | null, };
