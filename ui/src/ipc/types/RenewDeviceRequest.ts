// Made from the Rust types of the `app` crate. Do not edit.
export type RenewDeviceRequest = { 
/**
 * All groups of the recovery code. It is held during this call only.
 */
recovery_code: string, 
/**
 * What becomes of the keys that it had: used by nobody any more, or by the device from which this vault was copied.
 */
old: "ends" | "stays", 
/**
 * What was written with the old keys and is here is the person's own.
 */
mine: boolean, };
