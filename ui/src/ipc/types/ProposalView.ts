// Made from the Rust types of the `app` crate. Do not edit.
import type { RoleView } from "./RoleView";
export type ProposalView = { 
/**
 * The role.
 */
role: RoleView, 
/**
 * The case.
 */
case: string, 
/**
 * Display number.
 */
number: string, 
/**
 * Address in one line.
 */
address: string, };
