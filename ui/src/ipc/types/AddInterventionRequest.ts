// Made from the Rust types of the `app` crate. Do not edit.
import type { InterventionType } from "./InterventionType";
export type AddInterventionRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * What.
 */
kind: InterventionType, 
/**
 * First day; today if absent.
 */
started: string | null, 
/**
 * The partner's record.
 */
by: string | null, 
/**
 * Details.
 */
text: string, };
