// Made from the Rust types of the `app` crate. Do not edit.
import type { InterventionType } from "./InterventionType";
export type InterventionView = { 
/**
 * The record.
 */
record: string, 
/**
 * What.
 */
kind: InterventionType | null, 
/**
 * Rung of the ladder.
 */
rung: number | null, 
/**
 * First day.
 */
started: string | null, 
/**
 * Last day.
 */
ended: string | null, 
/**
 * Who.
 */
by: string, 
/**
 * Details.
 */
text: string, 
/**
 * What came of it.
 */
result: string, 
/**
 * The own person may fix a typo in it.
 */
editable: boolean, };
