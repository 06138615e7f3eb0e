// Made from the Rust types of the `app` crate. Do not edit.
import type { Role } from "./Role";
import type { RoleState } from "./RoleState";
export type RoleView = { 
/**
 * The record.
 */
record: string, 
/**
 * Which role.
 */
role: Role, 
/**
 * The partner's record.
 */
partner: string | null, 
/**
 * Name and organisation of the partner.
 */
name: string, 
/**
 * The own person holds it or is asked.
 */
mine: boolean, 
/**
 * How far it is.
 */
state: RoleState, 
/**
 * Why it was refused or ended.
 */
reason: string, 
/**
 * How and when someone said so who does not use Woonrust.
 */
on_behalf: string, 
/**
 * Day.
 */
since: string | null, 
/**
 * Who proposed it.
 */
proposed_by: string, };
