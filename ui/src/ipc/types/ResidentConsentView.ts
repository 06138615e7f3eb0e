// Made from the Rust types of the `app` crate. Do not edit.
import type { ConsentState } from "./ConsentState";
import type { ReceivedView } from "./ReceivedView";
export type ResidentConsentView = { 
/**
 * The record.
 */
record: string, 
/**
 * Of whom.
 */
from: string, 
/**
 * For what.
 */
purpose: string, 
/**
 * With whom it may be shared.
 */
recipients: string, 
/**
 * Which data.
 */
what: string, 
/**
 * Where it stands.
 */
state: ConsentState | null, 
/**
 * The same in words.
 */
state_label: string, 
/**
 * The day on which it was given.
 */
given_at: string | null, 
/**
 * Its last day.
 */
valid_until: string | null, 
/**
 * The day on which it was taken back.
 */
withdrawn_at: string | null, 
/**
 * Something can be shared on it today.
 */
holds: boolean, 
/**
 * Names of what the law asks and it does not say.
 */
lacks: Array<string>, 
/**
 * The decisions that rest on it.
 */
decisions: number, 
/**
 * Who received something on it.
 */
received: Array<ReceivedView>, 
/**
 * The own person can withdraw it.
 */
withdrawable: boolean, };
