// Made from the Rust types of the `app` crate. Do not edit.
export type AddDeviceRequest = { 
/**
 * The file of the own contact card.
 */
path: string, 
/**
 * All groups of the recovery code. It is held during this call only.
 */
recovery_code: string, 
/**
 * Opens the vault on this device.
 */
passphrase: string, };
