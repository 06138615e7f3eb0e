// Made from the Rust types of the `app` crate. Do not edit.
import type { AttentionPointView } from "./AttentionPointView";
import type { KnownUntilView } from "./KnownUntilView";
export type AttentionView = { 
/**
 * The heaviest first; at most three are to be shown at once.
 */
points: Array<AttentionPointView>, 
/**
 * How many of them to show before a person asks for more.
 */
shown: number, 
/**
 * Points that were put off and wait for their day.
 */
snoozed: Array<AttentionPointView>, 
/**
 * Until when this vault knows what each partner did.
 */
known_until: Array<KnownUntilView>, };
