// Made from the Rust types of the `app` crate. Do not edit.
import type { GoalView } from "./GoalView";
import type { LinkView } from "./LinkView";
import type { PlanConsentView } from "./PlanConsentView";
export type AnalysisVersionView = { 
/**
 * The record.
 */
record: string, 
/**
 * Its number, from 1; none when it cannot be read.
 */
version: number | null, 
/**
 * The day from which it counts.
 */
made_on: string, 
/**
 * Who wrote it: name and organisation.
 */
author: string, 
/**
 * What happens.
 */
what_happens: string, 
/**
 * Entries of the file on which it rests, as far as they are here.
 */
facts: Array<LinkView>, 
/**
 * How many of those entries are not here.
 */
facts_not_here: number, 
/**
 * Possible causes.
 */
causes: Array<string>, 
/**
 * What help there is, and what worked before.
 */
help_there: string, 
/**
 * What all want.
 */
common_interests: Array<string>, 
/**
 * What all do when it does not work.
 */
fallback: string, 
/**
 * Where all want to be.
 */
goals: Array<GoalView>, 
/**
 * SHA-256 of what is approved: 64 hexadecimal digits.
 */
content: string, 
/**
 * Every partner who takes part, with how he stands to exactly this content.
 */
consents: Array<PlanConsentView>, 
/**
 * Every partner who takes part approved exactly this content.
 */
approved_by_all: boolean, 
/**
 * People disagree about what stands in it.
 */
disputed: boolean, };
