// Made from the Rust types of the `app` crate. Do not edit.
import type { TriedDoor } from "./TriedDoor";
export type QuestionDoorView = { 
/**
 * Which door.
 */
door: TriedDoor, 
/**
 * Its name.
 */
label: string, 
/**
 * How to go through it.
 */
how: string, 
/**
 * It was tried.
 */
tried: boolean, 
/**
 * It can be tried now.
 */
open: boolean, };
