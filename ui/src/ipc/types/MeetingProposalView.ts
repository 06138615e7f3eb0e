// Made from the Rust types of the `app` crate. Do not edit.
import type { AgendaItemView } from "./AgendaItemView";
export type MeetingProposalView = { 
/**
 * When.
 */
at: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where.
 */
place: string, 
/**
 * The agenda, what presses most first.
 */
items: Array<AgendaItemView>, 
/**
 * Minutes of all items together.
 */
minutes: number, 
/**
 * What to say at the start about who hears what.
 */
privacy_note: string, 
/**
 * Display numbers of the named cases that are left out, because they are closed, withdrawn or not here.
 */
left_out: Array<string>, };
