// Made from the Rust types of the `app` crate. Do not edit.
import type { AttentionPointView } from "./AttentionPointView";
import type { LeadView } from "./LeadView";
export type StagnationRowView = { 
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
address: string, 
/**
 * Who leads.
 */
lead: LeadView, 
/**
 * The point.
 */
point: AttentionPointView, };
