// Made from the Rust types of the `app` crate. Do not edit.
export type AgreementView = { 
/**
 * The record.
 */
record: string, 
/**
 * With whom.
 */
with: string, 
/**
 * What.
 */
text: string, 
/**
 * Day.
 */
agreed_at: string | null, 
/**
 * Until when.
 */
until: string | null, 
/**
 * The own person may fix a typo in it.
 */
editable: boolean, };
