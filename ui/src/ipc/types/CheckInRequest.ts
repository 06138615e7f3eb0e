// Made from the Rust types of the `app` crate. Do not edit.
export type CheckInRequest = { 
/**
 * Where he goes.
 */
case: string, 
/**
 * Who knows that he is there.
 */
who: string, 
/**
 * How to reach that person, or empty.
 */
phone: string, 
/**
 * When he calls in at the latest.
 */
back_by: string, };
