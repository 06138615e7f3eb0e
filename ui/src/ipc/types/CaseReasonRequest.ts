// Made from the Rust types of the `app` crate. Do not edit.
export type CaseReasonRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The reason, shown to all who see the case.
 */
reason: string, };
