// Made from the Rust types of the `app` crate. Do not edit.
export type RevealExpectationsRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner record of whose answers; the own person if absent.
 */
by: string | null, 
/**
 * Shows them, or covers them again.
 */
revealed: boolean, };
