// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
import type { FactorState } from "./FactorState";
import type { OverrideView } from "./OverrideView";
export type FactorRowView = { 
/**
 * Which factor.
 */
code: Factor, 
/**
 * Its name.
 */
name: string, 
/**
 * The state that counts: the person's, if he decided otherwise.
 */
state: FactorState, 
/**
 * The state that follows from the data.
 */
computed: FactorState, 
/**
 * Something was recorded.
 */
started: boolean, 
/**
 * One line: what is there or what is missing first.
 */
summary: string, 
/**
 * A person decided otherwise.
 */
overridden: OverrideView | null, };
