// Made from the Rust types of the `app` crate. Do not edit.
export type SharedItemView = { 
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
 * Its beginning, as the receiver will see it.
 */
title: string, 
/**
 * Sharing class.
 */
class: string, 
/**
 * When it happened.
 */
at: string | null, 
/**
 * The decision to disclose on which it goes; none for what every partner gets.
 */
decision: string | null, };
