// Made from the Rust types of the `app` crate. Do not edit.
import type { ConsentView } from "./ConsentView";
import type { FactorRowView } from "./FactorRowView";
import type { MessageView } from "./MessageView";
import type { QuestionView } from "./QuestionView";
import type { TimelineItemView } from "./TimelineItemView";
export type FactorView = { 
/**
 * As in the list.
 */
row: FactorRowView, 
/**
 * What it is about.
 */
meaning: string, 
/**
 * Why it has this state.
 */
because: Array<MessageView>, 
/**
 * What is still missing.
 */
missing: Array<MessageView>, 
/**
 * The questions.
 */
questions: Array<QuestionView>, 
/**
 * Entries that bear on it.
 */
evidence: Array<TimelineItemView>, 
/**
 * Who agrees with the answers as they stand.
 */
consents: Array<ConsentView>, 
/**
 * What a partner agrees with: the hash of the answers, 64 hexadecimal digits.
 */
content: string, 
/**
 * Partners agree with its answers; otherwise it follows from data alone.
 */
is_answered: boolean, 
/**
 * SF1: what the lead may decide.
 */
mandate: string | null, 
/**
 * SF1: day on which the overview was last gone through.
 */
overview_at: string | null, };
