// Made from the Rust types of the `app` crate. Do not edit.
export type MoveActionRequest = { 
/**
 * The action.
 */
action: string, 
/**
 * Day.
 */
due: string | null, 
/**
 * The partner's record.
 */
owner: string | null, };
