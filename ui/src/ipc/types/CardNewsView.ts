// Made from the Rust types of the `app` crate. Do not edit.
import type { CardChangeView } from "./CardChangeView";
import type { ContactView } from "./ContactView";
export type CardNewsView = { 
/**
 * The person, as the newer card says.
 */
contact: ContactView, 
/**
 * What is different.
 */
changes: Array<CardChangeView>, };
