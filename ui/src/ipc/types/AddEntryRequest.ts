// Made from the Rust types of the `app` crate. Do not edit.
import type { Precision } from "./Precision";
import type { Source } from "./Source";
export type AddEntryRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * What it is.
 */
kind: "fact" | "quote" | "care_note", 
/**
 * When; now if absent.
 */
occurred_at: string | null, 
/**
 * Until when.
 */
occurred_until: string | null, 
/**
 * How exact.
 */
precision: Precision, 
/**
 * Where it comes from.
 */
source: Source, 
/**
 * For a quote: who said it.
 */
speaker: string, 
/**
 * The text.
 */
text: string, 
/**
 * Where, or empty.
 */
place: string, 
/**
 * Who confirmed it, or empty.
 */
verified_by: string, };
