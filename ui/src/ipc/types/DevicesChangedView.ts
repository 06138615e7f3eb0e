// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
import type { OwnDevicesView } from "./OwnDevicesView";
export type DevicesChangedView = { 
/**
 * The own devices.
 */
devices: OwnDevicesView, 
/**
 * Colleagues who should get the new card: with the next file, or apart.
 */
tell: Array<ContactView>, };
