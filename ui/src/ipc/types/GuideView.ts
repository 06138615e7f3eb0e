// Made from the Rust types of the `app` crate. Do not edit.
import type { ConsentView } from "./ConsentView";
import type { GuideRowView } from "./GuideRowView";
import type { QuestionView } from "./QuestionView";
export type GuideView = { 
/**
 * As in the list: its status with the facts behind it, and what is missing.
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
 * Who agrees with the answers as they stand.
 */
consents: Array<ConsentView>, 
/**
 * What a partner agrees with: the hash of the answers, 64 hexadecimal digits.
 */
content: string, };
