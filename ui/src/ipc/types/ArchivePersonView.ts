// Made from the Rust types of the `app` crate. Do not edit.
export type ArchivePersonView = { 
/**
 * Name on the card.
 */
name: string, 
/**
 * Organisation on the card.
 */
organisation: string, 
/**
 * Fingerprint of the root key, to compare with the person.
 */
fingerprint: string, 
/**
 * The card is signed by that key.
 */
good: boolean, 
/**
 * Devices on the card.
 */
devices: Array<string>, 
/**
 * Those of them that the person declared lost.
 */
lost_devices: Array<string>, };
