// Made from the Rust types of the `app` crate. Do not edit.
import type { LowPulseView } from "./LowPulseView";
export type PulsesView = { 
/**
 * Days that a poll counts.
 */
within_days: number, 
/**
 * Partners who take part in the case.
 */
partners: number, 
/**
 * Partners who said something in those days.
 */
answered: number, 
/**
 * How many gave 1, 2, 3, 4 and 5; empty while fewer than three, or fewer than half of the partners, answered.
 */
scores: Array<number>, 
/**
 * What was said of a low score and nobody took up yet.
 */
open: Array<LowPulseView>, 
/**
 * What was taken up.
 */
addressed: Array<LowPulseView>, 
/**
 * The own score of these days.
 */
own: number | null, 
/**
 * Day of the own score.
 */
own_at: string | null, };
