// Made from the Rust types of the `app` crate. Do not edit.
export type OwnDeviceView = { 
/**
 * The device.
 */
device: string, 
/**
 * What the person calls it; empty when he gave it no name.
 */
name: string, 
/**
 * It is the one in front of him.
 */
this: boolean, 
/**
 * Since when it is on his card.
 */
since: string, 
/**
 * When it was declared lost; nothing while it is in use.
 */
lost_at: string | null, };
