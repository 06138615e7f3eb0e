// Made from the Rust types of the `app` crate. Do not edit.
import type { SafetyAdvice } from "./SafetyAdvice";
export type VisitSafetyRequest = { 
/**
 * What a visitor does.
 */
advice: SafetyAdvice, 
/**
 * What happened, short and factual.
 */
text: string, };
