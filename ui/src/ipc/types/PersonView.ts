// Made from the Rust types of the `app` crate. Do not edit.
import type { PersonRole } from "./PersonRole";
export type PersonView = { 
/**
 * The record.
 */
record: string, 
/**
 * Name.
 */
name: string, 
/**
 * Which role.
 */
role: PersonRole, 
/**
 * Remarks.
 */
note: string, 
/**
 * The own person may fix a typo in it.
 */
editable: boolean, };
