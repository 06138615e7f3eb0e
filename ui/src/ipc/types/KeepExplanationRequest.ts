// Made from the Rust types of the `app` crate. Do not edit.
import type { ExpectationTheme } from "./ExpectationTheme";
export type KeepExplanationRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The theme.
 */
theme: ExpectationTheme, 
/**
 * The partner record of whose work it explains.
 */
partner: string, 
/**
 * In the words on which they agreed.
 */
text: string, };
