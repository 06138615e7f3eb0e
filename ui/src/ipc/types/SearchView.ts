// Made from the Rust types of the `app` crate. Do not edit.
import type { SearchHitView } from "./SearchHitView";
export type SearchView = { 
/**
 * Best first.
 */
hits: Array<SearchHitView>, };
