// Made from the Rust types of the `app` crate. Do not edit.
import type { Factor } from "./Factor";
import type { FactorState } from "./FactorState";
import type { GuideState } from "./GuideState";
import type { MessageView } from "./MessageView";
import type { OverrideView } from "./OverrideView";
import type { PartnerNeed } from "./PartnerNeed";
import type { Pitfall } from "./Pitfall";
export type GuideRowView = { 
/**
 * Which.
 */
code: Factor | Pitfall | PartnerNeed, 
/**
 * Its name.
 */
name: string, 
/**
 * The state that counts: the person's, if he decided otherwise.
 */
state: FactorState | GuideState, 
/**
 * That state in words.
 */
state_text: string, 
/**
 * The state that follows from the data.
 */
computed: FactorState | GuideState, 
/**
 * Why it has this state.
 */
because: Array<MessageView>, 
/**
 * What is still missing.
 */
missing: Array<MessageView>, 
/**
 * A person decided otherwise.
 */
overridden: OverrideView | null, };
