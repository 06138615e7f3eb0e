// Made from the Rust types of the `app` crate. Do not edit.
import type { QrView } from "./QrView";
export type CreatedVaultView = { 
/**
 * Identifier of the vault.
 */
vault_id: string, 
/**
 * Nine groups of four characters; shown once.
 */
recovery_code: Array<string>, 
/**
 * The same code to scan, groups joined by dashes; shown once.
 */
recovery_qr: QrView, 
/**
 * Fingerprint of the person.
 */
fingerprint: string, };
