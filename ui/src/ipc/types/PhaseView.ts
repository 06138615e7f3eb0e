// Made from the Rust types of the `app` crate. Do not edit.
import type { MessageView } from "./MessageView";
import type { Phase } from "./Phase";
export type PhaseView = { 
/**
 * The phase; none when it is unclear.
 */
code: Phase | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What the phase is for.
 */
goal: string, 
/**
 * Two phases stand side by side.
 */
unclear: boolean, 
/**
 * Day on which it began.
 */
since: string | null, 
/**
 * Days since then.
 */
days: number | null, 
/**
 * The phase that follows.
 */
next: Phase | null, 
/**
 * What is missing before it can be left.
 */
to_leave: Array<MessageView>, };
