// Made from the Rust types of the `app` crate. Do not edit.
export type LinkView = { 
/**
 * The record.
 */
record: string, 
/**
 * Its kind.
 */
kind: string, 
/**
 * The name of the kind.
 */
kind_label: string, 
/**
 * What it says, in short.
 */
title: string, };
