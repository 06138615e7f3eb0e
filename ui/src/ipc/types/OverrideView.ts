// Made from the Rust types of the `app` crate. Do not edit.
import type { FactorState } from "./FactorState";
export type OverrideView = { 
/**
 * The state.
 */
state: FactorState, 
/**
 * Why.
 */
reason: string, 
/**
 * Who.
 */
author: string, 
/**
 * When.
 */
at: string, };
