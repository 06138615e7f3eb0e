// Made from the Rust types of the `app` crate. Do not edit.
export type AnswerRoleRequest = { 
/**
 * The role's record.
 */
role: string, 
/**
 * Yes or no.
 */
accept: boolean, 
/**
 * Why not; may be empty for yes.
 */
reason: string, };
