// Made from the Rust types of the `app` crate. Do not edit.
import type { PlannedItemRequest } from "./PlannedItemRequest";
export type PlanMeetingRequest = { 
/**
 * The meeting that changes; none for a new one.
 */
meeting: string | null, 
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
 * The agenda of a new meeting; of a standing one, items to add.
 */
items: Array<PlannedItemRequest>, };
