// Made from the Rust types of the `app` crate. Do not edit.
export type AboutView = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Version of the policy pack.
 */
policy_version: string, 
/**
 * Version of the content pack.
 */
content_version: string, };
