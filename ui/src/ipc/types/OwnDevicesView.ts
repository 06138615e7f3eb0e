// Made from the Rust types of the `app` crate. Do not edit.
import type { OwnDeviceView } from "./OwnDeviceView";
export type OwnDevicesView = { 
/**
 * The one in front of him first, then the others in use, then the lost ones.
 */
devices: Array<OwnDeviceView>, 
/**
 * This very device was declared lost: nobody takes in what it writes, until it is renewed.
 */
this_is_lost: boolean, 
/**
 * Another card of one's own says something else under the same version: two devices changed it at the same time.
 */
card_clash: boolean, 
/**
 * Version of the card.
 */
version: number, };
