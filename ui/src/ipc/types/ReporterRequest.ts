// Made from the Rust types of the `app` crate. Do not edit.
export type ReporterRequest = { 
/**
 * Name.
 */
name: string, 
/**
 * Telephone or mail.
 */
contact: string, 
/**
 * Wants to stay unknown.
 */
wishes_secrecy: boolean, 
/**
 * Remarks, or empty.
 */
note: string, };
