// Made from the Rust types of the `app` crate. Do not edit.
import type { MessageView } from "./MessageView";
import type { NotShared } from "./NotShared";
import type { QuestionDoorView } from "./QuestionDoorView";
import type { QuestionStep } from "./QuestionStep";
import type { RequestState } from "./RequestState";
export type InformationRequestView = { 
/**
 * The record.
 */
record: string, 
/**
 * What is asked: a question, not a file.
 */
question: string, 
/**
 * What is needed at least.
 */
at_least: string, 
/**
 * The record of the partner who asks.
 */
from: string | null, 
/**
 * Name and organisation.
 */
from_name: string, 
/**
 * The record of the partner who is asked.
 */
to: string | null, 
/**
 * Name and organisation.
 */
to_name: string, 
/**
 * The own person asks.
 */
asked_by_me: boolean, 
/**
 * The own person is asked.
 */
asked_of_me: boolean, 
/**
 * Day.
 */
asked_at: string | null, 
/**
 * Days since it was asked; none once it is answered.
 */
waiting_days: number | null, 
/**
 * Where it stands.
 */
state: RequestState, 
/**
 * In words.
 */
state_label: string, 
/**
 * Answers differ: settled under the differences.
 */
disputed: boolean, 
/**
 * Why not, or not all of it.
 */
not_shared: NotShared | null, 
/**
 * In words; empty for none.
 */
not_shared_label: string, 
/**
 * Why, explained.
 */
reason: string, 
/**
 * What helps instead.
 */
alternative: string, 
/**
 * How and when someone answered, when another wrote it down.
 */
on_behalf: string, 
/**
 * Day of the answer.
 */
answered_at: string | null, 
/**
 * The doors, in order; the last one only when none of the four fits.
 */
doors: Array<QuestionDoorView>, 
/**
 * What is still missing; none when the answer is complete.
 */
missing: MessageView | null, 
/**
 * What the own person can do in his own name.
 */
can: Array<QuestionStep>, 
/**
 * What someone can do in the name of one of the two, saying how he said so.
 */
can_on_behalf: Array<QuestionStep>, };
