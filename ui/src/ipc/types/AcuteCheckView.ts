// Made from the Rust types of the `app` crate. Do not edit.
import type { AcuteAnswer } from "./AcuteAnswer";
import type { AcuteDanger } from "./AcuteDanger";
export type AcuteCheckView = { 
/**
 * Someone said yes, and nobody answered it anew since.
 */
is_acute: boolean, 
/**
 * The answer of the case itself.
 */
answer: AcuteAnswer | null, 
/**
 * What was seen.
 */
dangers: Array<AcuteDanger>, 
/**
 * What a person does now: whom to call; empty when it is not acute.
 */
advice: string, };
