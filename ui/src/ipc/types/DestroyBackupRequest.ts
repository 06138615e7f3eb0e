// Made from the Rust types of the `app` crate. Do not edit.
export type DestroyBackupRequest = { 
/**
 * Which one.
 */
backup: string, 
/**
 * It is not here: the person destroyed it himself.
 */
by_hand: boolean, 
/**
 * Yes, for good.
 */
yes: boolean, };
