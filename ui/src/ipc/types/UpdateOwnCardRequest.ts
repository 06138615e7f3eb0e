// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
export type UpdateOwnCardRequest = { 
/**
 * Name.
 */
name: string, 
/**
 * Organisation.
 */
organisation: string, 
/**
 * Domain.
 */
domain: Domain, 
/**
 * Function, or empty.
 */
function: string, 
/**
 * All groups of the recovery code: only the root key signs a card. It is held during this call only.
 */
recovery_code: string, };
