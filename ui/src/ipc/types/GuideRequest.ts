// Made from the Rust types of the `app` crate. Do not edit.
import type { PartnerNeed } from "./PartnerNeed";
import type { Pitfall } from "./Pitfall";
export type GuideRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which pitfall or need.
 */
code: Pitfall | PartnerNeed, };
