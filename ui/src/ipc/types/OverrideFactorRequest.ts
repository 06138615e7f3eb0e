// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
import type { FactorState } from "./FactorState";
export type OverrideFactorRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which factor.
 */
factor: Factor, 
/**
 * The state; none takes the judgement back.
 */
state: FactorState | null, 
/**
 * Why.
 */
reason: string, };
