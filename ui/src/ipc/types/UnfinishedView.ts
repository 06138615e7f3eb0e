// Made from the Rust types of the `app` crate. Do not edit.
export type UnfinishedView = { 
/**
 * The record.
 */
record: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * The case.
 */
case: string, 
/**
 * Display number.
 */
number: string, 
/**
 * Address in one line.
 */
address: string, 
/**
 * When it was.
 */
occurred_at: string | null, 
/**
 * What the note says; empty for a visit.
 */
text: string, };
