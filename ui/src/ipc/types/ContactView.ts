// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
import type { SuccessionView } from "./SuccessionView";
export type ContactView = { 
/**
 * Identifier of the person.
 */
contact: string, 
/**
 * Name on the card.
 */
name: string, 
/**
 * Organisation on the card.
 */
organisation: string, 
/**
 * Domain on the card; no right hangs on it.
 */
domain: Domain, 
/**
 * Function on the card.
 */
function: string, 
/**
 * To compare aloud.
 */
fingerprint: string, 
/**
 * Whether the fingerprint was compared.
 */
state: "own" | "unverified" | "verified", 
/**
 * When it was compared.
 */
verified_at: string | null, 
/**
 * How it was compared.
 */
verified_how: string | null, 
/**
 * Devices in use.
 */
devices: number, 
/**
 * Version of the card.
 */
version: number, 
/**
 * He says to be somebody who is known here under another key.
 */
succession?: SuccessionView, 
/**
 * The day since which he is gone from his organisation: no file goes to him.
 */
left_at?: string, 
/**
 * The day on which the own person said that he works in the own organisation; what his card says does not count.
 */
colleague_since?: string, 
/**
 * Devices that he declared lost.
 */
lost_devices?: number, 
/**
 * Cards of his that clash with this one: an alarm, until he makes a newer one.
 */
clashing_cards?: number, };
