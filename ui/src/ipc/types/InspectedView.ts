// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
export type InspectedView = { 
/**
 * Identifier.
 */
file: string, 
/**
 * Type of file.
 */
kind: "full" | "delta" | "handover" | "archive", 
/**
 * Who made and signed it.
 */
from: ContactView, 
/**
 * When, as claimed.
 */
created_at: string, 
/**
 * The cases.
 */
cases: Array<string>, 
/**
 * How many changes.
 */
changes: number, 
/**
 * How many attachments.
 */
attachments: number, 
/**
 * Its size.
 */
bytes: number, };
