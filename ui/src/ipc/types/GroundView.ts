// Made from the Rust types of the `app` crate. Do not edit.
import type { Ground } from "./Ground";
export type GroundView = { 
/**
 * Which.
 */
ground: Ground, 
/**
 * Its name.
 */
label: string, 
/**
 * Fields that it asks.
 */
needs: Array<string>, 
/**
 * The own field of work may choose it.
 */
mine: boolean, 
/**
 * It opens nothing: it stands for a conversation in which nobody could be recognised.
 */
without_items: boolean, 
/**
 * What to know before choosing it; none for most.
 */
note: string | null, };
