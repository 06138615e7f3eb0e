// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
import type { PartnerNeed } from "./PartnerNeed";
import type { Pitfall } from "./Pitfall";
export type ConfirmGuideRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which factor, pitfall or need.
 */
code: Factor | Pitfall | PartnerNeed, 
/**
 * The partner's record, when it is recorded on his behalf; none for oneself.
 */
partner: string | null, 
/**
 * On behalf: how he agreed, such as at which meeting.
 */
how: string, 
/**
 * The answers that were seen: 64 hexadecimal digits.
 */
content: string, };
