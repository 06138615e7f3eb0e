// Made from the Rust types of the `app` crate. Do not edit.
import type { Phase } from "./Phase";
import type { Pitfall } from "./Pitfall";
import type { Urgency } from "./Urgency";
export type ListCasesRequest = { 
/**
 * Words in address, number or names of partners; empty for all.
 */
query: string, 
/**
 * Only these; empty for all.
 */
phases: Array<Phase>, 
/**
 * Only these; empty for all.
 */
urgencies: Array<Urgency>, 
/**
 * Only cases that need one of these; empty for all.
 */
needs: Array<"no_lead" | "double_lead" | "overdue" | "urgent" | "conflict" | "quiet" | "handover" | "question" | "feedback_due">, 
/**
 * Only cases in which one of these pitfalls is not resolved; empty or absent for all.
 */
pitfalls?: Array<Pitfall>, 
/**
 * Only cases that nobody leads, or that the person leads.
 */
lead: "any" | "none" | "mine", 
/**
 * Open or closed.
 */
state: "open" | "closed" | "all", 
/**
 * Order.
 */
sort: "attention" | "address" | "phase" | "urgency" | "activity", 
/**
 * Other way round.
 */
descending: boolean, 
/**
 * First row.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };
