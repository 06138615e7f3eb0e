// Made from the Rust types of the `app` crate. Do not edit.
import type { Company } from "./Company";
import type { NextActionRequest } from "./NextActionRequest";
import type { VisitAgreementRequest } from "./VisitAgreementRequest";
import type { VisitOutcome } from "./VisitOutcome";
import type { VisitSafetyRequest } from "./VisitSafetyRequest";
export type SaveVisitRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * A visit that was saved before and is completed now.
 */
visit: string | null, 
/**
 * Made by the form, 32 hexadecimal digits: a save that is sent twice makes one visit and one action.
 */
key: string | null, 
/**
 * When; if absent now, or as it was for a visit that is completed.
 */
occurred_at: string | null, 
/**
 * What for, or empty.
 */
purpose: string, 
/**
 * Whether it was announced.
 */
announced: boolean | null, 
/**
 * How it went.
 */
outcome: VisitOutcome, 
/**
 * Alone or together.
 */
company: Company | null, 
/**
 * A card was left.
 */
card_left: boolean | null, 
/**
 * What the visitor saw, heard or smelled (K2).
 */
saw: string, 
/**
 * What the resident said (K2).
 */
said: string, 
/**
 * Who said it; the resident if empty.
 */
said_by: string, 
/**
 * What the visitor thinks: stays on this device (K8).
 */
think: string, 
/**
 * Care note (K5): stays with the author.
 */
care: string, 
/**
 * What happens now.
 */
next_step: NextActionRequest | null, 
/**
 * Why nothing happens now; empty when something does, or when nobody said so.
 */
no_next_step: string, 
/**
 * What was agreed.
 */
agreements: Array<VisitAgreementRequest>, 
/**
 * What whoever visits next should know for his safety (K7).
 */
safety: VisitSafetyRequest | null, 
/**
 * Photos that belong to it.
 */
photos: Array<string>, 
/**
 * Finished: later corrections stand beside it.
 */
finish: boolean, };
