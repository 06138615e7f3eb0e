// Made from the Rust types of the `app` crate. Do not edit.
import type { MirrorOutcome } from "./MirrorOutcome";
export type OutcomeCountView = { 
/**
 * Which outcome.
 */
outcome: MirrorOutcome, 
/**
 * Its name.
 */
label: string, 
/**
 * How often; tasks of which nobody said anything are left out.
 */
count: number, };
