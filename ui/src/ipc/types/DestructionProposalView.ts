// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
export type DestructionProposalView = { 
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
 * All of it is over its term.
 */
whole: boolean, 
/**
 * Since when.
 */
since: string, 
/**
 * Of a case that is kept longer: the parts whose own term is over.
 */
parts: Array<LinkView>, };
