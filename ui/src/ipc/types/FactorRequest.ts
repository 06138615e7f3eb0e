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
factor: Factor, 
/**
 * As the rules judge on this day, or at this moment with its offset; today when absent.
 */
at?: string, };
