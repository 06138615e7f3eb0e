// Made from the Rust types of the `app` crate. Do not edit.
export type ListRecordsRequest = { 
/**
 * The case; none for what belongs to no case.
 */
case: string | null, 
/**
 * The kinds; none for every kind with a form that belongs there.
 */
kinds: Array<string>, 
/**
 * Only records that stand in this state; absent for all.
 */
state?: string, };
