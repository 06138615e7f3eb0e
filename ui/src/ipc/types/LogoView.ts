// Made from the Rust types of the `app` crate. Do not edit.
export type LogoView = { 
/**
 * The PNG as a `data:` address.
 */
source: string, 
/**
 * Pixels.
 */
width: number, 
/**
 * Pixels.
 */
height: number, };
