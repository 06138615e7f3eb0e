// Made from the Rust types of the `app` crate. Do not edit.
export type NavigationCountsView = { 
/**
 * Things to do today.
 */
today: number, 
/**
 * Open cases.
 */
cases: number, 
/**
 * Open own actions.
 */
actions: number, 
/**
 * Fields with values that differ, and what else people did without seeing each other.
 */
conflicts: number, };
