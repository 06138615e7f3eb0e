// Made from the Rust types of the `app` crate. Do not edit.
import type { Role } from "./Role";
export type ProposeRoleRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Which role.
 */
role: Role, };
