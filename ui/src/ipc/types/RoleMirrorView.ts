// Made from the Rust types of the `app` crate. Do not edit.
import type { MirrorPartnerView } from "./MirrorPartnerView";
import type { MirrorTaskView } from "./MirrorTaskView";
import type { OutcomeCountView } from "./OutcomeCountView";
export type RoleMirrorView = { 
/**
 * The partners who take part: the columns.
 */
partners: Array<MirrorPartnerView>, 
/**
 * How often each outcome occurs, in the order of the outcomes.
 */
counts: Array<OutcomeCountView>, 
/**
 * The tasks T01 to T21: the rows.
 */
tasks: Array<MirrorTaskView>, };
