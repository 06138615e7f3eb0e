// Made from the Rust types of the `app` crate. Do not edit.
import type { AwayView } from "./AwayView";
export type CheckedInView = { 
/**
 * Where he is; none when he is not away.
 */
away: AwayView | null, 
/**
 * Who knows, or knew last.
 */
who: string, 
/**
 * How to reach that person.
 */
phone: string, };
