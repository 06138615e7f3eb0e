// Made from the Rust types of the `app` crate. Do not edit.
export type AddressPulseRequest = { 
/**
 * The record.
 */
pulse: string, 
/**
 * How.
 */
how: string, };
