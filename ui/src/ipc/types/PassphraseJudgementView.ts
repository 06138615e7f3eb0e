// Made from the Rust types of the `app` crate. Do not edit.
export type PassphraseJudgementView = { 
/**
 * Whether it may be used.
 */
acceptable: boolean, 
/**
 * 0 to 4.
 */
score: number, 
/**
 * Why not.
 */
reason: "too_short" | "too_easy" | null, };
