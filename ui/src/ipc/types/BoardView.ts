// Made from the Rust types of the `app` crate. Do not edit.
import type { BoardNumberView } from "./BoardNumberView";
import type { BoardPartnerView } from "./BoardPartnerView";
export type BoardView = { 
/**
 * Open cases.
 */
open: number, 
/**
 * Open cases per phase.
 */
phases: Array<BoardNumberView>, 
/**
 * What asks for someone: without a lead, quiet, overdue …
 */
needs: Array<BoardNumberView>, 
/**
 * Open cases per pitfall that is not resolved.
 */
pitfalls: Array<BoardNumberView>, 
/**
 * What waits between people: handovers, questions, word to reporters, shortages.
 */
waiting: Array<BoardNumberView>, 
/**
 * Open and overdue actions per organisation, in the order of their names.
 */
partners: Array<BoardPartnerView>, };
