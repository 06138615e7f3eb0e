// Made from the Rust types of the `app` crate. Do not edit.
import type { Certainty } from "./Certainty";
import type { ClaimKind } from "./ClaimKind";
import type { ClaimState } from "./ClaimState";
import type { Strength } from "./Strength";
export type TaskClaimView = { 
/**
 * The record: a claim, or the role that holds the task.
 */
record: string, 
/**
 * It follows from a role and ends with that role.
 */
from_role: boolean, 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * What he says.
 */
says: ClaimKind, 
/**
 * Of whom he expects it.
 */
of: string | null, 
/**
 * Name and organisation of the one of whom he expects it; empty for none.
 */
of_name: string, 
/**
 * How much of it.
 */
strength: Strength, 
/**
 * Where it stands.
 */
state: ClaimState, 
/**
 * How well it is known that he said so.
 */
certainty: Certainty, 
/**
 * How and when he said so, when another wrote it down.
 */
on_behalf: string, 
/**
 * Since when.
 */
since: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The day on which it ended.
 */
ended_at: string | null, 
/**
 * Why it ended.
 */
ended_reason: string, 
/**
 * How and when he said that it ended, when another wrote it down.
 */
ended_how: string, 
/**
 * Who wrote it down: name and organisation.
 */
author: string, 
/**
 * When, as claimed.
 */
at: string, 
/**
 * The own person says it, or is asked for his answer.
 */
mine: boolean, 
/**
 * People disagree about what stands in it.
 */
disputed: boolean, };
