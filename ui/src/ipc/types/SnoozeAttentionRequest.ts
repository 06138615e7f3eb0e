// Made from the Rust types of the `app` crate. Do not edit.
import type { Rule } from "./Rule";
export type SnoozeAttentionRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Code of the rule.
 */
rule: Rule, 
/**
 * The record that it is about, as the point names it.
 */
subject: string | null, 
/**
 * Until which day.
 */
until: string, 
/**
 * Why.
 */
reason: string, };
