// Made from the Rust types of the `app` crate. Do not edit.
import type { HandoverPartyView } from "./HandoverPartyView";
import type { HandoverState } from "./HandoverState";
export type HandoverWordView = { 
/**
 * Whose word it is.
 */
partner: HandoverPartyView, 
/**
 * What he said: where the handover stands after it; none when this version cannot read it.
 */
said: HandoverState | null, 
/**
 * In words.
 */
said_label: string, 
/**
 * His conditions, or why not.
 */
text: string, 
/**
 * How and when he said so, where another wrote it down; empty for his own word.
 */
on_behalf: string, 
/**
 * Day.
 */
at: string | null, 
/**
 * Whether he wrote it down himself.
 */
own_word: boolean, 
/**
 * Who wrote it down: name and organisation; empty when that is not known.
 */
author: string, };
