// Made from the Rust types of the `app` crate. Do not edit.
import type { ClosingResult } from "./ClosingResult";
export type ClosingView = { 
/**
 * The result.
 */
result: ClosingResult | null, 
/**
 * The reason.
 */
reason: string, 
/**
 * The day.
 */
closed_at: string | null, 
/**
 * False after it was opened again.
 */
closed: boolean, 
/**
 * The case that goes on.
 */
continued_in: string | null, };
