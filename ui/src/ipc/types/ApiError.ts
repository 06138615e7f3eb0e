// Made from the Rust types of the `app` crate. Do not edit.
import type { ErrorCode } from "./ErrorCode";
export type ApiError = { 
/**
 * What went wrong.
 */
code: ErrorCode, 
/**
 * Numbers and stable codes for the wording; never case text.
 */
params: { [key in string]: string }, 
/**
 * The field of the request that it is about.
 */
field: string | null, };
