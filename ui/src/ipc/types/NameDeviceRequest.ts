// Made from the Rust types of the `app` crate. Do not edit.
export type NameDeviceRequest = { 
/**
 * The device.
 */
device: string, 
/**
 * Its name.
 */
name: string, };
