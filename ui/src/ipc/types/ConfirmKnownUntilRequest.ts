// Made from the Rust types of the `app` crate. Do not edit.
export type ConfirmKnownUntilRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner's record.
 */
partner: string, 
/**
 * The day; today if absent.
 */
day: string | null, };
