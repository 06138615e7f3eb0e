// Made from the Rust types of the `app` crate. Do not edit.
export type WithdrawConsentRequest = { 
/**
 * The consent.
 */
record: string, 
/**
 * The day on which it was taken back; today when absent.
 */
at: string | null, };
