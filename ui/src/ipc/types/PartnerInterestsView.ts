// Made from the Rust types of the `app` crate. Do not edit.
import type { InterestView } from "./InterestView";
export type PartnerInterestsView = { 
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
 * His interests, in his own words first.
 */
interests: Array<InterestView>, };
