// Made from the Rust types of the `app` crate. Do not edit.
export type RevokeDeviceRequest = { 
/**
 * The device.
 */
device: string, 
/**
 * All groups of the recovery code: only the root key declares a device lost. It is held during this call only.
 */
recovery_code: string, 
/**
 * What it wrote and is here already is the person's own: who does not hold it yet may take it in.
 */
mine: boolean, };
