// Made from the Rust types of the `app` crate. Do not edit.
import type { GuideState } from "./GuideState";
import type { PartnerNeed } from "./PartnerNeed";
import type { Pitfall } from "./Pitfall";
export type OverrideGuideRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which pitfall or need.
 */
code: Pitfall | PartnerNeed, 
/**
 * The state; none takes the judgement back.
 */
state: GuideState | null, 
/**
 * Why.
 */
reason: string, };
