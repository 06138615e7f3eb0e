// Made from the Rust types of the `app` crate. Do not edit.
import type { BoardNumberView } from "./BoardNumberView";
export type BoardPartnerView = { 
/**
 * Its name.
 */
organisation: string, 
/**
 * Open actions.
 */
open: BoardNumberView, 
/**
 * Of these, past their day.
 */
overdue: BoardNumberView, };
