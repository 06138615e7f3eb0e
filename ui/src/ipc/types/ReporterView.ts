// Made from the Rust types of the `app` crate. Do not edit.
export type ReporterView = { 
/**
 * The record.
 */
record: string, 
/**
 * The report.
 */
report: string | null, 
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
 * Remarks.
 */
note: string, 
/**
 * The own person may fix a typo in it.
 */
editable: boolean, };
