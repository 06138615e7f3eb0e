// Made from the Rust types of the `app` crate. Do not edit.
import type { ArchiveClassView } from "./ArchiveClassView";
import type { HeldItemView } from "./HeldItemView";
import type { SharedItemView } from "./SharedItemView";
export type ArchivePreviewView = { 
/**
 * Whom a decision to disclose must name so that something above K2 goes.
 */
reader: string, 
/**
 * The classes above K2 of which the case has something.
 */
classes: Array<ArchiveClassView>, 
/**
 * What goes.
 */
receives: Array<SharedItemView>, 
/**
 * What stays.
 */
held_back: Array<HeldItemView>, 
/**
 * How many signed changes go.
 */
changes: number, 
/**
 * Who wrote something that goes: name and organisation.
 */
authors: Array<string>, 
/**
 * Records of photos that go without the picture, because it is not here.
 */
missing_photos: Array<string>, 
/**
 * The fingerprint of the partner was not compared: an explicit yes is needed.
 */
needs_yes: boolean, 
/**
 * File name without personal data.
 */
suggested_name: string, };
