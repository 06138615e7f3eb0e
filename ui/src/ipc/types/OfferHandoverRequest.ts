// Made from the Rust types of the `app` crate. Do not edit.
import type { HandoverOf } from "./HandoverOf";
export type OfferHandoverRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * What is handed over.
 */
of: HandoverOf, 
/**
 * For a task: the role, claim or action.
 */
subject: string | null, 
/**
 * The record of who hands over; the own one if absent. Another only when he does not use Woonrust or left.
 */
from: string | null, 
/**
 * The record of who is asked.
 */
to: string, 
/**
 * Last day for an answer.
 */
answer_by: string | null, 
/**
 * What is asked of the receiver.
 */
asks: string, 
/**
 * What was promised to residents and reporters.
 */
promises: string, 
/**
 * What to watch out for.
 */
risks: string, 
/**
 * Day on which the two spoke each other, if they did.
 */
spoken_at: string | null, 
/**
 * How they spoke each other.
 */
spoken_how: string, };
