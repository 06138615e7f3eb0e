// Made from the Rust types of the `app` crate. Do not edit.
import type { ConsentView } from "./ConsentView";
import type { GuideFactView } from "./GuideFactView";
import type { GuideGapView } from "./GuideGapView";
import type { GuideRowView } from "./GuideRowView";
import type { QuestionView } from "./QuestionView";
export type GuideView = { 
/**
 * As in the list.
 */
row: GuideRowView, 
/**
 * What it is about.
 */
meaning: string, 
/**
 * The questions with their answers.
 */
questions: Array<QuestionView>, 
/**
 * What speaks for it, with the records.
 */
facts: Array<GuideFactView>, 
/**
 * What is missing, each with what a person can do.
 */
gaps: Array<GuideGapView>, 
/**
 * Who agrees with the answers as they stand.
 */
consents: Array<ConsentView>, 
/**
 * What a partner agrees with: the hash of the answers, 64 hexadecimal digits.
 */
content: string, };
