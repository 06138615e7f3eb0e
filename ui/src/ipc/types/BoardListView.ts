// Made from the Rust types of the `app` crate. Do not edit.
import type { ListActionsRequest } from "./ListActionsRequest";
import type { ListCasesRequest } from "./ListCasesRequest";
import type { ListRecordsRequest } from "./ListRecordsRequest";
export type BoardListView = { 
/**
 * Cases: `list_cases`.
 */
cases: ListCasesRequest | null, 
/**
 * Actions: `list_actions`.
 */
actions: ListActionsRequest | null, 
/**
 * Records: `list_records`.
 */
records: ListRecordsRequest | null, };
