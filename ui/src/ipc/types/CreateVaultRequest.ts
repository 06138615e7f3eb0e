// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
export type CreateVaultRequest = { 
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
 * What the person does there.
 */
function: string, 
/**
 * Opens the vault from now on.
 */
passphrase: string, };
