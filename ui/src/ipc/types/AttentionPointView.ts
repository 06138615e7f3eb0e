// Made from the Rust types of the `app` crate. Do not edit.
import type { AttentionLevel } from "./AttentionLevel";
import type { MessageView } from "./MessageView";
import type { Rule } from "./Rule";
import type { StepView } from "./StepView";
export type AttentionPointView = { 
/**
 * Code of the rule, `W01` to `W57`.
 */
rule: Rule, 
/**
 * What it is about, in a few words.
 */
name: string, 
/**
 * What it points to: factors, pitfalls, needs, bar `b5`, the privacy law `avg`, the exchange of files `sync`.
 */
detects: Array<string>, 
/**
 * How much it weighs.
 */
level: AttentionLevel, 
/**
 * That in a word.
 */
level_text: string, 
/**
 * What stands open, about the case and never about a person; with the records that made the rule speak.
 */
message: MessageView, 
/**
 * Why the rule exists.
 */
why: string, 
/**
 * For whom it is, in words.
 */
who: Array<string>, 
/**
 * What a person can do now.
 */
step: StepView, 
/**
 * The record that it is about, when it can speak of several; goes along when it is put off.
 */
subject: string | null, 
/**
 * For how many days it has been so.
 */
days: number, 
/**
 * It rests on what a partner sent: known until this day.
 */
known_until: string | null, 
/**
 * It weighs less, because that day is long ago.
 */
lowered: boolean, 
/**
 * Put off until this day.
 */
snoozed_until: string | null, 
/**
 * Why it was put off.
 */
snooze_reason: string, 
/**
 * It was put off a second time.
 */
postponed_again: boolean, 
/**
 * The last day to which it may be put off; none when it may not.
 */
snooze_at_most: string | null, };
