// Made from the Rust types of the `app` crate. Do not edit.
export type AnswerRoleOnBehalfRequest = { 
/**
 * The role's record.
 */
role: string, 
/**
 * Yes or no.
 */
accept: boolean, 
/**
 * How and when he said so.
 */
how: string, };
