// Made from the Rust types of the `app` crate. Do not edit.
export type CardChangeView = { 
/**
 * What.
 */
field: "name" | "organisation" | "domain" | "function" | "new_devices" | "devices", 
/**
 * As the card said that was here. For devices: how many are in use; for new devices: nothing.
 */
before: string, 
/**
 * As it says now.
 */
after: string, };
