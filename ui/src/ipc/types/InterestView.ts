// Made from the Rust types of the `app` crate. Do not edit.
import type { InterestOf } from "./InterestOf";
export type InterestView = { 
/**
 * The record.
 */
record: string, 
/**
 * Whose.
 */
whose: InterestOf | null, 
/**
 * What is to be reached.
 */
wants: string, 
/**
 * What is to be prevented.
 */
avoids: string, 
/**
 * He does not find it back in the plan.
 */
missing_in_plan: boolean, 
/**
 * Day on which that was answered.
 */
answered_at: string | null, 
/**
 * The partner wrote it himself.
 */
own_word: boolean, 
/**
 * Who wrote it: name and organisation.
 */
author: string, 
/**
 * The own person may change it.
 */
editable: boolean, 
/**
 * People disagree about what stands in it.
 */
disputed: boolean, };
