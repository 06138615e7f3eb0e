// Made from the Rust types of the `app` crate. Do not edit.
export type LeadView = { 
/**
 * How far it is.
 */
state: "none" | "proposed" | "accepted" | "double", 
/**
 * Name and organisation; empty for none.
 */
name: string, 
/**
 * The own person.
 */
mine: boolean, };
