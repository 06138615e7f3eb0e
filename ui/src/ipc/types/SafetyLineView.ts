// Made from the Rust types of the `app` crate. Do not edit.
export type SafetyLineView = { 
/**
 * The record.
 */
record: string, 
/**
 * What a visitor does, in words.
 */
advice: string, 
/**
 * What happened.
 */
text: string, 
/**
 * Since when.
 */
since: string | null, 
/**
 * By when somebody should look whether it still holds.
 */
review_by: string | null, 
/**
 * That day passed.
 */
overdue: boolean, 
/**
 * Who wrote it.
 */
author: string, };
