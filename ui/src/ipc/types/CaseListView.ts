// Made from the Rust types of the `app` crate. Do not edit.
import type { CaseCountsView } from "./CaseCountsView";
import type { CaseRowView } from "./CaseRowView";
export type CaseListView = { 
/**
 * How many fit the request.
 */
total: number, 
/**
 * The page.
 */
rows: Array<CaseRowView>, 
/**
 * Over all open cases.
 */
counts: CaseCountsView, };
