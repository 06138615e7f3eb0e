// Made from the Rust types of the `app` crate. Do not edit.
export type EndRoleRequest = { 
/**
 * The role's record.
 */
role: string, 
/**
 * Why.
 */
reason: string, };
