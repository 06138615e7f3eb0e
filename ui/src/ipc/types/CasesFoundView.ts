// Made from the Rust types of the `app` crate. Do not edit.
import type { CaseRowView } from "./CaseRowView";
export type CasesFoundView = { 
/**
 * The cases.
 */
cases: Array<CaseRowView>, };
