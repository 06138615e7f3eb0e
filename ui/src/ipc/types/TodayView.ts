// Made from the Rust types of the `app` crate. Do not edit.
import type { ActionView } from "./ActionView";
import type { CaseRowView } from "./CaseRowView";
import type { DraftRowView } from "./DraftRowView";
import type { NavigationCountsView } from "./NavigationCountsView";
import type { ProposalView } from "./ProposalView";
import type { UnfinishedView } from "./UnfinishedView";
export type TodayView = { 
/**
 * Today.
 */
day: string, 
/**
 * Own actions that are due within a week or overdue.
 */
actions: Array<ActionView>, 
/**
 * Roles that the person is asked to take.
 */
proposals: Array<ProposalView>, 
/**
 * Texts that were not saved yet.
 */
drafts: Array<DraftRowView>, 
/**
 * Cases that need someone first; at most 10.
 */
needs_attention: Array<CaseRowView>, 
/**
 * Own visits and notes to complete.
 */
unfinished: Array<UnfinishedView>, 
/**
 * For the menu.
 */
counts: NavigationCountsView, };
