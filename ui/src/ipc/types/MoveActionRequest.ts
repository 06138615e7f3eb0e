// Made from the Rust types of the `app` crate. Do not edit.
export type MoveActionRequest = { 
/**
 * The action.
 */
action: string, 
/**
 * Day; null for none.
 */
due?: string | null, 
/**
 * The partner's record; null for nobody.
 */
owner?: string | null, };
