// Made from the Rust types of the `app` crate. Do not edit.
export type RecordView = { 
/**
 * The record.
 */
record: string, 
/**
 * The number under which it can be taken back in this session; absent when it cannot.
 */
undo?: number, };
