// Made from the Rust types of the `app` crate. Do not edit.
import type { SavedView } from "./SavedView";
export type SavedViews = { 
/**
 * The saved views.
 */
views: Array<SavedView>, };
