// Made from the Rust types of the `app` crate. Do not edit.
export type RecoveryGroupRequest = { 
/**
 * Its place, from 0.
 */
index: number, 
/**
 * As typed.
 */
text: string, };
