// Made from the Rust types of the `app` crate. Do not edit.
export type ReportBackRequest = { 
/**
 * The action.
 */
record: string, 
/**
 * Who was told.
 */
to: string, 
/**
 * The day; today if absent.
 */
on: string | null, };
