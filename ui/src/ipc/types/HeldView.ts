// Made from the Rust types of the `app` crate. Do not edit.
export type HeldView = { 
/**
 * The record.
 */
record: string, 
/**
 * What it is.
 */
kind: "role" | "claim" | "action", 
/**
 * In words.
 */
label: string, 
/**
 * The record of the partner who holds it.
 */
partner: string, };
