// Made from the Rust types of the `app` crate. Do not edit.
import type { CardChangeView } from "./CardChangeView";
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
 * What a newer card says otherwise.
 */
changes: Array<CardChangeView>, 
/**
 * A known contact whose name is easily taken for this one: compare before trusting either.
 */
look_alike: ContactView | null, };
