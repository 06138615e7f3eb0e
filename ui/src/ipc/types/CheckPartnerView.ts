// Made from the Rust types of the `app` crate. Do not edit.
import type { Nothing } from "./Nothing";
export type CheckPartnerView = { 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * The own person.
 */
own: boolean, 
/**
 * Nothing, begun, passed on, or shown to the group.
 */
state: "none" | "begun" | "passed_on" | "revealed", };
