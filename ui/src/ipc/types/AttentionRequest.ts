// Made from the Rust types of the `app` crate. Do not edit.
export type AttentionRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Also the rules that the policy pack switches off.
 */
all: boolean, };
