// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
import type { PartnerNeed } from "./PartnerNeed";
import type { Pitfall } from "./Pitfall";
export type NextQuestionView = { 
/**
 * The factor or pitfall that asks it.
 */
guide: Factor | Pitfall | PartnerNeed, 
/**
 * Code of the question.
 */
question: string, 
/**
 * The question.
 */
text: string, 
/**
 * Why it is asked now.
 */
why: string, };
