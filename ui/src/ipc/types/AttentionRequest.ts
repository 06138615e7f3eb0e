// Made from the Rust types of the `app` crate. Do not edit.
export type AttentionRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Also the rules that the policy pack switches off.
 */
all: boolean, 
/**
 * As the rules judge on this day, or at this moment with its offset; today when absent.
 */
at?: string, };
