// Made from the Rust types of the `app` crate. Do not edit.
export type ContactLeftRequest = { 
/**
 * The contact.
 */
contact: string, 
/**
 * Since which day.
 */
left_at: string, 
/**
 * Why his part in the open cases ends; shown to all who see those.
 */
reason: string, };
