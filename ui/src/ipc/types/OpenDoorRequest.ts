// Made from the Rust types of the `app` crate. Do not edit.
import type { TriedDoor } from "./TriedDoor";
export type OpenDoorRequest = { 
/**
 * The question's record.
 */
record: string, 
/**
 * Which door.
 */
door: TriedDoor, 
/**
 * What was agreed; for the fifth door why none of the four fits.
 */
agreed: string, };
