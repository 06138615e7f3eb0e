// Made from the Rust types of the `app` crate. Do not edit.
import type { Certainty } from "./Certainty";
import type { HandoverOf } from "./HandoverOf";
import type { HandoverPartyView } from "./HandoverPartyView";
import type { HandoverState } from "./HandoverState";
import type { HandoverStep } from "./HandoverStep";
import type { HandoverWordView } from "./HandoverWordView";
import type { LinkView } from "./LinkView";
import type { MessageView } from "./MessageView";
export type HandoverView = { 
/**
 * The record.
 */
record: string, 
/**
 * What is handed over.
 */
of: HandoverOf | null, 
/**
 * In words: the case, the lead, or the task.
 */
label: string, 
/**
 * The role, claim or action, when it is about one.
 */
subject: string | null, 
/**
 * Who hands over.
 */
from: HandoverPartyView, 
/**
 * Who is asked.
 */
to: HandoverPartyView, 
/**
 * Day of the offer.
 */
offered_at: string | null, 
/**
 * Last day for an answer.
 */
answer_by: string | null, 
/**
 * Where it stands; an offer whose day passed is expired.
 */
state: HandoverState, 
/**
 * In words.
 */
state_label: string, 
/**
 * What people answered apart from each other; empty while they agree. Settled under the differences.
 */
disputed: HandoverState[], 
/**
 * Who holds it now.
 */
held_by: "from" | "to", 
/**
 * How well the yes is known; none without one.
 */
certainty: Certainty | null, 
/**
 * What is asked of the receiver.
 */
asks: string, 
/**
 * What was promised to residents and reporters.
 */
promises: string, 
/**
 * What to watch out for.
 */
risks: string, 
/**
 * The receiver's conditions.
 */
conditions: string, 
/**
 * Why it was refused or withdrawn.
 */
reason: string, 
/**
 * What the two said, the earliest first; nothing takes the place of an earlier word.
 */
words: Array<HandoverWordView>, 
/**
 * Day of the answer.
 */
answered_at: string | null, 
/**
 * Day on which the two spoke each other.
 */
spoken_at: string | null, 
/**
 * How they spoke each other.
 */
spoken_how: string, 
/**
 * Day on which the receiver had all he needs.
 */
received_at: string | null, 
/**
 * Day on which the sender asked how it goes.
 */
follow_up_at: string | null, 
/**
 * What is still missing for a good handover.
 */
missing: Array<MessageView>, 
/**
 * What the old holder still has of it: it goes over with the yes, or stayed behind after it.
 */
goes_over: Array<LinkView>, 
/**
 * What went over although no yes stands now: it goes back.
 */
goes_back: Array<LinkView>, 
/**
 * What the own person can do in his own name.
 */
can: Array<HandoverStep>, 
/**
 * What someone can do in the name of one of the two, saying how he said so.
 */
can_on_behalf: Array<HandoverStep>, 
/**
 * Who made the offer: name and organisation.
 */
author: string, };
