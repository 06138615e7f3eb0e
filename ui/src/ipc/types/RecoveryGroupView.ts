// Made from the Rust types of the `app` crate. Do not edit.
export type RecoveryGroupView = { 
/**
 * False when it holds a character that no code has, or the check group does not fit.
 */
ok: boolean, };
