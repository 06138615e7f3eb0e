// Made from the Rust types of the `app` crate. Do not edit.
import type { Nothing } from "./Nothing";
export type CaseCountsView = { 
/**
 * Open cases.
 */
open: number, 
/**
 * Closed cases.
 */
closed: number, 
/**
 * Nobody leads.
 */
no_lead: number, 
/**
 * With an action past its day.
 */
overdue: number, 
/**
 * Acute or high.
 */
urgent: number, 
/**
 * With values that differ.
 */
conflicts: number, 
/**
 * Nothing happened for too long.
 */
quiet: number, };
