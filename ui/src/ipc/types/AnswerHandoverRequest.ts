// Made from the Rust types of the `app` crate. Do not edit.
export type AnswerHandoverRequest = { 
/**
 * The handover.
 */
handover: string, 
/**
 * What he says.
 */
answer: "accept" | "accept_with_conditions" | "refuse", 
/**
 * On which conditions.
 */
conditions: string, 
/**
 * Why not.
 */
reason: string, 
/**
 * Day on which the two spoke each other, if it is not noted yet.
 */
spoken_at: string | null, 
/**
 * How they spoke each other.
 */
spoken_how: string, 
/**
 * Day on which he had all he needs, if it is not noted yet.
 */
received_at: string | null, 
/**
 * How and when another said so; empty for the own word.
 */
on_behalf: string, };
