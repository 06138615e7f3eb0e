// Made from the Rust types of the `app` crate. Do not edit.
import type { Rule } from "./Rule";
export type AttentionOverAllRequest = { 
/**
 * Cases of everybody, without a lead, or that the own person leads.
 */
lead: "any" | "none" | "mine", 
/**
 * Only these rules; empty for all.
 */
rules: Array<Rule>, 
/**
 * Also the rules that the policy pack switches off.
 */
all: boolean, 
/**
 * First row.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };
