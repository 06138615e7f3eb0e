// Made from the Rust types of the `app` crate. Do not edit.
import type { GoalRequest } from "./GoalRequest";
export type SaveAnalysisRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The versions that the person saw when he began: the latest ones, none for the first version.
 */
saw: Array<string>, 
/**
 * What happens.
 */
what_happens: string, 
/**
 * Entries of the file on which it rests.
 */
facts: Array<string>, 
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
goals: Array<GoalRequest>, };
