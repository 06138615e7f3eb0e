// Made from the Rust types of the `app` crate. Do not edit.
import type { NationalMark } from "./NationalMark";
import type { TaskClaimView } from "./TaskClaimView";
export type MirrorCellView = { 
/**
 * The partner's record.
 */
partner: string, 
/**
 * What he says himself, and roles of his that hold the task.
 */
says: Array<TaskClaimView>, 
/**
 * What others expect of him.
 */
expected: Array<TaskClaimView>, 
/**
 * What his side said nationally: a question, not what he says.
 */
national_does: NationalMark, 
/**
 * What the other side expected of his side nationally: a question, not what is expected of him.
 */
national_expected: NationalMark, };
