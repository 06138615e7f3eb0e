// Made from the Rust types of the `app` crate. Do not edit.
export type HandoverPartyView = { 
/**
 * The partner's record; none when it is not here.
 */
partner: string | null, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * The own person.
 */
own: boolean, };
