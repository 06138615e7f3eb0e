// Made from the Rust types of the `app` crate. Do not edit.
export type PartnerRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner's record.
 */
partner: string, };
