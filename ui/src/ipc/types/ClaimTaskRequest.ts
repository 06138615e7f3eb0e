// Made from the Rust types of the `app` crate. Do not edit.
import type { ClaimKind } from "./ClaimKind";
import type { Strength } from "./Strength";
import type { Task } from "./Task";
export type ClaimTaskRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Which task.
 */
task: Task, 
/**
 * The record of the partner who says it; the own one if absent.
 */
partner: string | null, 
/**
 * What he says.
 */
says: ClaimKind, 
/**
 * For an expectation: the record of the partner of whom.
 */
of: string | null, 
/**
 * How much of it.
 */
strength: Strength, 
/**
 * Since when; today if absent.
 */
since: string | null, 
/**
 * Why; needed when he does not do it.
 */
reason: string, 
/**
 * How and when another said so. Empty for the own word; empty for another who "does it" proposes it to him.
 */
on_behalf: string, };
