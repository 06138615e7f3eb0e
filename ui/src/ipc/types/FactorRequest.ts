// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
export type FactorRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which factor.
 */
factor: Factor, };
