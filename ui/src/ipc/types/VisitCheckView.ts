// Made from the Rust types of the `app` crate. Do not edit.
import type { MessageView } from "./MessageView";
import type { QuestionLineView } from "./QuestionLineView";
import type { ReportLineView } from "./ReportLineView";
import type { SafetyLineView } from "./SafetyLineView";
import type { VisitRisk } from "./VisitRisk";
export type VisitCheckView = { 
/**
 * None while questions are open and nothing asks for care yet.
 */
risk: VisitRisk | null, 
/**
 * What asks for care, the most pressing first.
 */
because: Array<MessageView>, 
/**
 * How many questions are open.
 */
open: number, 
/**
 * The safety notes that hold.
 */
notes: Array<SafetyLineView>, 
/**
 * The last reports, newest first.
 */
reports: Array<ReportLineView>, 
/**
 * What partners ask the own person and wait for.
 */
questions: Array<QuestionLineView>, };
