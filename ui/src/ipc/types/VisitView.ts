// Made from the Rust types of the `app` crate. Do not edit.
import type { Company } from "./Company";
import type { PhotoView } from "./PhotoView";
import type { VisitOutcome } from "./VisitOutcome";
export type VisitView = { 
/**
 * The visit.
 */
visit: string, 
/**
 * The case.
 */
case: string, 
/**
 * When.
 */
occurred_at: string | null, 
/**
 * What for.
 */
purpose: string, 
/**
 * Whether it was announced.
 */
announced: boolean | null, 
/**
 * How it went.
 */
outcome: VisitOutcome | null, 
/**
 * Alone or together.
 */
company: Company | null, 
/**
 * A card was left.
 */
card_left: boolean | null, 
/**
 * Why nothing follows, or empty.
 */
no_next_step: string, 
/**
 * What was seen.
 */
saw: string, 
/**
 * What was said.
 */
said: string, 
/**
 * By whom.
 */
said_by: string, 
/**
 * Own thoughts, on this device only.
 */
think: string, 
/**
 * Day on which the own thoughts are wiped.
 */
think_until: string | null, 
/**
 * Care note.
 */
care: string, 
/**
 * Photos.
 */
photos: Array<PhotoView>, 
/**
 * Finished.
 */
finished: boolean, 
/**
 * Written by the own person.
 */
mine: boolean, };
