// Made from the Rust types of the `app` crate. Do not edit.
import type { Company } from "./Company";
export type CheckVisitRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The resident knows that someone comes.
 */
announced: boolean | null, 
/**
 * Alone or together.
 */
company: Company | null, 
/**
 * It is dark.
 */
dark: boolean | null, 
/**
 * Aggression is known.
 */
aggression: boolean | null, 
/**
 * Drink or drugs are expected.
 */
substances: boolean | null, 
/**
 * There is an animal.
 */
animals: boolean | null, 
/**
 * The telephone is charged.
 */
phone_ready: boolean | null, };
