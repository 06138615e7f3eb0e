// Made from the Rust types of the `app` crate. Do not edit.
export type EndPartnerRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Why.
 */
reason: string, };
