// Made from the Rust types of the `app` crate. Do not edit.
export type VisitAgreementRequest = { 
/**
 * Made by the form, 32 hexadecimal digits, another for each: sent twice it is one agreement.
 */
key: string, 
/**
 * With whom.
 */
with: string, 
/**
 * What.
 */
text: string, 
/**
 * Until when; then there is also an action, to see by that day whether it was kept.
 */
until: string | null, };
