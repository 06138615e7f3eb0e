// Made from the Rust types of the `app` crate. Do not edit.
import type { MirrorCellView } from "./MirrorCellView";
import type { MirrorOutcome } from "./MirrorOutcome";
import type { MirrorQuestionView } from "./MirrorQuestionView";
import type { Task } from "./Task";
import type { TaskClaimView } from "./TaskClaimView";
export type MirrorTaskView = { 
/**
 * Which task.
 */
task: Task, 
/**
 * Its name.
 */
label: string, 
/**
 * Somebody said something of it in this case; until then only the question of the national lists stands here.
 */
begun: boolean, 
/**
 * What the mirror shows.
 */
outcome: MirrorOutcome, 
/**
 * The name of the outcome.
 */
outcome_label: string, 
/**
 * Why, in a sentence with names; empty while it is clear.
 */
explanation: string, 
/**
 * The second success factor waits for it.
 */
blocks: boolean, 
/**
 * Exactly one organisation may do it.
 */
single_holder: boolean, 
/**
 * Someone must do it now.
 */
needed: boolean, 
/**
 * One offers it and others may ask for it; it is no work that must be done.
 */
offer: boolean, 
/**
 * A sentence on which partners can agree.
 */
sentence: string, 
/**
 * What is still to be asked, and of whom; none when it is clear.
 */
question: MirrorQuestionView | null, 
/**
 * Per partner what he says and what is expected of him, in the order of the columns.
 */
cells: Array<MirrorCellView>, 
/**
 * What was said before and ended, the latest first.
 */
ended: Array<TaskClaimView>, };
