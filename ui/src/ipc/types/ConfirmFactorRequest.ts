// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
export type ConfirmFactorRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which factor.
 */
factor: Factor, 
/**
 * The answers that were seen: 64 hexadecimal digits.
 */
content: string, };
