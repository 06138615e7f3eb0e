// Made from the Rust types of the `app` crate. Do not edit.
export type AnswerErasureRequest = { 
/**
 * Its number.
 */
erasure: string, 
/**
 * Erase it here as well.
 */
agree: boolean, 
/**
 * Why not; needed for a no, and sent along with it.
 */
reason: string, 
/**
 * Yes, I looked at what goes; needed to agree.
 */
yes: boolean, };
