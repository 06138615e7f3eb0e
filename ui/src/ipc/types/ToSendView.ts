// Made from the Rust types of the `app` crate. Do not edit.
export type ToSendView = { 
/**
 * The person.
 */
contact: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * Requests and answers that no file carried yet.
 */
items: number, 
/**
 * Of these the refusals, each with the reason as it was typed.
 */
refusals: number, };
