// Made from the Rust types of the `app` crate. Do not edit.
export type CardChangeView = { 
/**
 * What.
 */
field: "name" | "organisation" | "domain" | "function" | "lost_devices" | "new_devices" | "devices", 
/**
 * As the card said that was here. For devices: how many are in use; for new and for lost devices: nothing.
 */
before: string, 
/**
 * As it says now.
 */
after: string, };
