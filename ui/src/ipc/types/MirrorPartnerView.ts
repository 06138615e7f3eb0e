// Made from the Rust types of the `app` crate. Do not edit.
export type MirrorPartnerView = { 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * Organisation: people of one organisation count as one.
 */
organisation: string, 
/**
 * The own person.
 */
own: boolean, 
/**
 * He uses Woonrust, so that he can answer himself.
 */
answers_himself: boolean, };
