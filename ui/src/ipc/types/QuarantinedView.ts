// Made from the Rust types of the `app` crate. Do not edit.
export type QuarantinedView = { 
/**
 * Why.
 */
reason: "revoked_device" | "not_partner" | "out_of_scope" | "unknown_own" | "uncertified", 
/**
 * How many changes.
 */
count: number, };
