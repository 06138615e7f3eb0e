// Made from the Rust types of the `app` crate. Do not edit.
export type CardChangeView = { 
/**
 * What.
 */
field: "name" | "organisation" | "domain" | "function" | "devices", 
/**
 * As the card said that was here; for devices how many are in use.
 */
before: string, 
/**
 * As it says now.
 */
after: string, };
