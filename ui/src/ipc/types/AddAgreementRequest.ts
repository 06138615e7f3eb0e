// Made from the Rust types of the `app` crate. Do not edit.
export type AddAgreementRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * With whom.
 */
with: string, 
/**
 * What.
 */
text: string, 
/**
 * Day; today if absent.
 */
agreed_at: string | null, 
/**
 * Until when.
 */
until: string | null, };
