// Made from the Rust types of the `app` crate. Do not edit.
export type ApproveAnalysisRequest = { 
/**
 * The version.
 */
analysis: string, 
/**
 * The content that was seen: 64 hexadecimal digits.
 */
content: string, 
/**
 * The partner's record; the own one if absent.
 */
partner: string | null, 
/**
 * The day; today if absent.
 */
on: string | null, 
/**
 * How and when another said so; empty for the own word.
 */
on_behalf: string, };
