// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
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
version: number, };
