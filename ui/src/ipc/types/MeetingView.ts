// Made from the Rust types of the `app` crate. Do not edit.
import type { AgendaItemView } from "./AgendaItemView";
import type { MeetingAttendeeView } from "./MeetingAttendeeView";
import type { MeetingRowView } from "./MeetingRowView";
export type MeetingView = { 
/**
 * The meeting.
 */
meeting: MeetingRowView, 
/**
 * The own person may change it.
 */
editable: boolean, 
/**
 * The agenda.
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
 * Who is asked for which items: everybody only while his case is discussed.
 */
attendance: Array<MeetingAttendeeView>, };
