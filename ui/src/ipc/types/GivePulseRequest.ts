// Made from the Rust types of the `app` crate. Do not edit.
export type GivePulseRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner's record; the own person if absent.
 */
partner: string | null, 
/**
 * 1 to 5.
 */
score: number, 
/**
 * In a line.
 */
text: string, };
