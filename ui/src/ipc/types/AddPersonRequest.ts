// Made from the Rust types of the `app` crate. Do not edit.
import type { PersonRole } from "./PersonRole";
export type AddPersonRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Name.
 */
name: string, 
/**
 * Which role.
 */
role: PersonRole, 
/**
 * Remarks, or empty.
 */
note: string, };
