// Made from the Rust types of the `app` crate. Do not edit.
export type GoalRequest = { 
/**
 * The goal of an earlier version that it goes on from, with its actions and its progress.
 */
from: string | null, 
/**
 * Where all want to be.
 */
text: string, 
/**
 * How they notice.
 */
measure: string, 
/**
 * By which day.
 */
by: string | null, };
