// Made from the Rust types of the `app` crate. Do not edit.
import type { DraftContentView } from "./DraftContentView";
export type DraftView = { 
/**
 * The draft.
 */
draft: DraftContentView | null, };
