// Made from the Rust types of the `app` crate. Do not edit.
export type RecordRefView = { 
/**
 * The record.
 */
record: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * What it is called: its kind and its beginning.
 */
title: string, };
