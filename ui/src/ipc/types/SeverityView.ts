// Made from the Rust types of the `app` crate. Do not edit.
import type { AcuteCheckView } from "./AcuteCheckView";
import type { AxisView } from "./AxisView";
import type { EvidenceAspectView } from "./EvidenceAspectView";
import type { MessageView } from "./MessageView";
import type { Severity } from "./Severity";
import type { UrgencyProposalView } from "./UrgencyProposalView";
import type { UrgencyView } from "./UrgencyView";
export type SeverityView = { 
/**
 * What the axes say together; none while axes are open and none of them lifts it.
 */
level: Severity | null, 
/**
 * The same in a word; empty while it is open.
 */
level_text: string, 
/**
 * Sum of the axes; none while axes are open. Shown only when a person asks for it.
 */
sum: number | null, 
/**
 * What was set, what lifts it, what is open.
 */
explanation: Array<MessageView>, 
/**
 * The eight axes in their order.
 */
axes: Array<AxisView>, 
/**
 * How well the file shows it: six aspects, each on its own.
 */
evidence: Array<EvidenceAspectView>, 
/**
 * The acute check.
 */
acute: AcuteCheckView, 
/**
 * The urgency that a person chose, beside the proposed one.
 */
urgency: UrgencyView, 
/**
 * What follows from the file; none while it says nothing.
 */
proposal: UrgencyProposalView | null, 
/**
 * The chosen urgency differs from the proposed one.
 */
differs: boolean, 
/**
 * The record `severity/1`, in which the axes are set as a form; none while nobody set one.
 */
record: string | null, };
