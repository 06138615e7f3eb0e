// Made from the Rust types of the `app` crate. Do not edit.
export type EndInterventionRequest = { 
/**
 * The record.
 */
intervention: string, 
/**
 * Last day; today if absent.
 */
ended: string | null, 
/**
 * What came of it.
 */
result: string, };
