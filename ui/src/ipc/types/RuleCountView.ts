// Made from the Rust types of the `app` crate. Do not edit.
import type { Rule } from "./Rule";
export type RuleCountView = { 
/**
 * Code of the rule.
 */
rule: Rule, 
/**
 * What it is about, in a few words.
 */
name: string, 
/**
 * In how many points.
 */
count: number, };
