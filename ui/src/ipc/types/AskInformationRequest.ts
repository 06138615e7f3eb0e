// Made from the Rust types of the `app` crate. Do not edit.
export type AskInformationRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The record of the partner who asks; the own one if absent. Another only when he does not use Woonrust.
 */
from: string | null, 
/**
 * The record of the partner who is asked.
 */
to: string, 
/**
 * The question.
 */
question: string, 
/**
 * What is needed at least.
 */
at_least: string, 
/**
 * Day; today if absent.
 */
asked_at: string | null, };
