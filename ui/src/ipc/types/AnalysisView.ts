// Made from the Rust types of the `app` crate. Do not edit.
import type { AnalysisVersionView } from "./AnalysisVersionView";
import type { InterestView } from "./InterestView";
import type { MessageView } from "./MessageView";
import type { NeedView } from "./NeedView";
import type { PartnerInterestsView } from "./PartnerInterestsView";
export type AnalysisView = { 
/**
 * The version that holds: none yet, one, or several that were made apart under one number.
 */
latest: Array<AnalysisVersionView>, 
/**
 * Earlier versions, the latest first; nothing in them changes any more.
 */
earlier: Array<AnalysisVersionView>, 
/**
 * What every partner wants and wants to prevent, side by side.
 */
interests: Array<PartnerInterestsView>, 
/**
 * Interests of neighbours, resident, children and the public.
 */
interests_of_others: Array<InterestView>, 
/**
 * What is needed, apart from who does it; the oldest first.
 */
needs: Array<NeedView>, 
/**
 * Whether what is needed was written down before the first task got an owner; none without an analysis.
 */
need_first: "no_need" | "need_first" | "task_first" | null, 
/**
 * What became stale: why the plan must be looked at again.
 */
stale: Array<MessageView>, };
