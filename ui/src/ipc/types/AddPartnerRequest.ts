// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
export type AddPartnerRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * A contact with a card; none for someone who does not use Woonrust.
 */
contact: string | null, 
/**
 * Name; taken from the card if empty.
 */
name: string, 
/**
 * Organisation; taken from the card if empty.
 */
organisation: string, 
/**
 * Function; taken from the card if empty.
 */
function: string, 
/**
 * Domain; taken from the card if absent.
 */
domain: Domain | null, 
/**
 * How to reach him, or empty.
 */
reach: string, };
