// Made from the Rust types of the `app` crate. Do not edit.
import type { ClosingResult } from "./ClosingResult";
export type ClosingView = { 
/**
 * The record, for a correction beside it.
 */
record: string, 
/**
 * Who closed it.
 */
author: string, 
/**
 * His organisation.
 */
organisation: string, 
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
 * The day from which the file can be destroyed, after a person decided so; none in an older closing.
 */
destroy_on: string | null, 
/**
 * The case that goes on.
 */
continued_in: string | null, };
