// Made from the Rust types of the `app` crate. Do not edit.
import type { SnippetView } from "./SnippetView";
export type SearchHitView = { 
/**
 * Its case.
 */
case: string, 
/**
 * Display number of the case.
 */
number: string, 
/**
 * Address in one line.
 */
address: string, 
/**
 * The record.
 */
record: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * Its name.
 */
kind_label: string, 
/**
 * The words in their surroundings.
 */
snippet: Array<SnippetView>, };
