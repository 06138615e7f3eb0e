// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
export type ImportedCardView = { 
/**
 * Whose card it is.
 */
contact: ContactView, 
/**
 * What happened to it.
 */
step: "new" | "newer" | "same" | "older" | "clash", 
/**
 * A known contact with the same name: compare before trusting either.
 */
look_alike: ContactView | null, };
