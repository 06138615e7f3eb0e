// Made from the Rust types of the `app` crate. Do not edit.
export type ListActionsRequest = { 
/**
 * Own ones or all.
 */
scope: "mine" | "all", 
/**
 * Only of this case.
 */
case: string | null, 
/**
 * Ended ones too.
 */
ended: boolean, 
/**
 * Only of people of this organisation; absent for all.
 */
organisation?: string, 
/**
 * Only those past their day; absent for all.
 */
overdue?: boolean, };
