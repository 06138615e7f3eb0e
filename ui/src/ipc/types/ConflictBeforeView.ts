// Made from the Rust types of the `app` crate. Do not edit.
import type { ConflictPartView } from "./ConflictPartView";
export type ConflictBeforeView = { 
/**
 * Per field; those whose earlier value is not here are left out.
 */
parts: Array<ConflictPartView>, 
/**
 * Some earlier value is not here, or it is unclear which it was.
 */
incomplete: boolean, };
