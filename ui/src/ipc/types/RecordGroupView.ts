// Made from the Rust types of the `app` crate. Do not edit.
import type { RecordRowView } from "./RecordRowView";
export type RecordGroupView = { 
/**
 * The kind.
 */
kind: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What it is for.
 */
intro: string, 
/**
 * Where it belongs.
 */
place: "inquiry" | "plan" | "talk" | "formal" | "team", 
/**
 * There is at most one per case.
 */
one: boolean, 
/**
 * The records, the latest first.
 */
records: Array<RecordRowView>, };
