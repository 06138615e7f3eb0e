// Made from the Rust types of the `app` crate. Do not edit.
import type { RuleCountView } from "./RuleCountView";
import type { StagnationRowView } from "./StagnationRowView";
export type AttentionOverAllView = { 
/**
 * How many fit the request.
 */
total: number, 
/**
 * The page.
 */
rows: Array<StagnationRowView>, 
/**
 * How often each rule speaks, over all that fit.
 */
rules: Array<RuleCountView>, };
