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
items: number, };
