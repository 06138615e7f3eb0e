// Made from the Rust types of the `app` crate. Do not edit.
export type ConsentView = { 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * The own person.
 */
own: boolean, 
/**
 * He signed it himself, somebody recorded it for him, he agreed with earlier answers, or nothing yet.
 */
state: "himself" | "on_behalf" | "earlier" | "none", 
/**
 * On behalf: how he agreed.
 */
how: string, 
/**
 * Who recorded it.
 */
author: string | null, 
/**
 * The day on which he agreed.
 */
at: string | null, };
