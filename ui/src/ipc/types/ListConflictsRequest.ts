// Made from the Rust types of the `app` crate. Do not edit.
export type ListConflictsRequest = { 
/**
 * Only of this case.
 */
case: string | null, };
