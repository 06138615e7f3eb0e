// Made from the Rust types of the `app` crate. Do not edit.
import type { Certainty } from "./Certainty";
export type PlanConsentView = { 
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
 * He uses Woonrust, so that he can approve it himself.
 */
answers_himself: boolean, 
/**
 * He approved exactly this, something that was changed since, or nothing.
 */
consent: "this" | "earlier" | "none", 
/**
 * How well it is known.
 */
certainty: Certainty | null, 
/**
 * How and when he said so, when another wrote it down.
 */
on_behalf: string, 
/**
 * The day.
 */
at: string | null, };
