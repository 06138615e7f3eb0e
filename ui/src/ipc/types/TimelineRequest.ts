// Made from the Rust types of the `app` crate. Do not edit.
export type TimelineRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Only these kinds; empty for all.
 */
kinds: Array<string>, 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
until: string | null, 
/**
 * Order.
 */
newest_first: boolean, };
