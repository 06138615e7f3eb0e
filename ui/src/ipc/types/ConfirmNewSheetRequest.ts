// Made from the Rust types of the `app` crate. Do not edit.
import type { RecoveryGroupRequest } from "./RecoveryGroupRequest";
export type ConfirmNewSheetRequest = { 
/**
 * One group.
 */
first: RecoveryGroupRequest, 
/**
 * Another group.
 */
second: RecoveryGroupRequest, };
