// Made from the Rust types of the `app` crate. Do not edit.
import type { ClosingResult } from "./ClosingResult";
export type CloseCaseRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The result.
 */
result: ClosingResult, 
/**
 * Why.
 */
reason: string, 
/**
 * Another case at the address that goes on.
 */
continued_in: string | null, };
