// Made from the Rust types of the `app` crate. Do not edit.
export type ImportItemView = { 
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
kind: string, 
/**
 * Its name.
 */
kind_label: string, 
/**
 * Its beginning.
 */
title: string, 
/**
 * Not here before.
 */
new: boolean, };
