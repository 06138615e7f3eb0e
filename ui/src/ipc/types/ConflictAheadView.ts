// Made from the Rust types of the `app` crate. Do not edit.
export type ConflictAheadView = { 
/**
 * The record.
 */
record: string, 
/**
 * Its case.
 */
case: string, 
/**
 * Kind of record.
 */
kind_label: string, 
/**
 * The field.
 */
field_label: string, 
/**
 * The value here.
 */
own: string, 
/**
 * The value in the file.
 */
theirs: string, };
