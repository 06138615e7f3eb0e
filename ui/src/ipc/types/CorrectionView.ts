// Made from the Rust types of the `app` crate. Do not edit.
export type CorrectionView = { 
/**
 * The record.
 */
record: string, 
/**
 * The correction.
 */
text: string, 
/**
 * Who.
 */
author: string, 
/**
 * When.
 */
at: string, };
