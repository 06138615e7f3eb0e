// Made from the Rust types of the `app` crate. Do not edit.
export type ArchiveControlView = { 
/**
 * What for.
 */
kind: "purge" | "redact" | "receipt" | "vouch" | "request" | "unknown", 
/**
 * In words.
 */
label: string, 
/**
 * Name on the author's card.
 */
author: string, 
/**
 * When, as claimed.
 */
claimed_at: string | null, 
/**
 * Whether its device signed it.
 */
signature: "good" | "bad" | "unknown_device" | "unreadable", };
