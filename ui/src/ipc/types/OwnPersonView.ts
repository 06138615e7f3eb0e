// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
export type OwnPersonView = { 
/**
 * Identifier of the person.
 */
root: string, 
/**
 * Name.
 */
name: string, 
/**
 * Organisation.
 */
organisation: string, 
/**
 * Domain.
 */
domain: Domain, 
/**
 * What the person does there.
 */
function: string, 
/**
 * Six groups of four characters, to compare aloud.
 */
fingerprint: string, };
