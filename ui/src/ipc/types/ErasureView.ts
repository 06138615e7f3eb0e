// Made from the Rust types of the `app` crate. Do not edit.
import type { ErasedWordsView } from "./ErasedWordsView";
import type { LinkView } from "./LinkView";
import type { PartyView } from "./PartyView";
export type ErasureView = { 
/**
 * Its number: that of its first item.
 */
erasure: string, 
/**
 * What.
 */
sort: "case" | "record" | "value", 
/**
 * The case, while it is here.
 */
case: string | null, 
/**
 * Display number of the case; empty outside any case.
 */
number: string, 
/**
 * Address in one line, while the case is here.
 */
address: string, 
/**
 * What of it, as far as it is here.
 */
parts: Array<LinkView>, 
/**
 * Which words, when it is about no more than words.
 */
words: Array<ErasedWordsView>, 
/**
 * Who decided or asks.
 */
by: string, 
/**
 * Decided by the own person.
 */
own: boolean, 
/**
 * How far it is.
 */
state: "asked" | "waiting" | "erased" | "refused", 
/**
 * The ground, in words.
 */
basis: string, 
/**
 * When it was decided here, or came.
 */
since: string, 
/**
 * The first day on which it is erased for good.
 */
erased_from: string | null, 
/**
 * When it was erased for good.
 */
erased_at: string | null, 
/**
 * Records that went with it here, whole or in part; as long as nobody here agreed, those that would.
 */
records: number, 
/**
 * Somebody said that nothing of this case may be destroyed: it waits for that.
 */
held: boolean, 
/**
 * It can be taken back: it was not erased for good and no file carried it.
 */
may_recall: boolean, 
/**
 * What others ask can be agreed to: nothing of it lies outside its case, and it can be erased by itself.
 */
may_agree: boolean, 
/**
 * Why it was refused here.
 */
reason: string, 
/**
 * Who was asked, and what each answered.
 */
parties: Array<PartyView>, };
