// Made from the Rust types of the `app` crate. Do not edit.
import type { Phase } from "./Phase";
export type MovePhaseRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Where to.
 */
to: Phase, 
/**
 * Why; needed for going back, skipping, or leaving with something missing.
 */
reason: string, };
