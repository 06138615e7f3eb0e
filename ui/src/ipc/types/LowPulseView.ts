// Made from the Rust types of the `app` crate. Do not edit.
export type LowPulseView = { 
/**
 * The record.
 */
record: string, 
/**
 * What was said, or empty.
 */
text: string, 
/**
 * Day on which it was taken up.
 */
addressed_at: string | null, 
/**
 * How, or empty.
 */
how: string, };
