// Made from the Rust types of the `app` crate. Do not edit.
import type { Bar } from "./Bar";
import type { BarGapView } from "./BarGapView";
import type { Light } from "./Light";
import type { MessageView } from "./MessageView";
import type { StepView } from "./StepView";
export type BarView = { 
/**
 * Which.
 */
code: Bar, 
/**
 * Its name.
 */
name: string, 
/**
 * What it asks.
 */
question: string, 
/**
 * How it stands.
 */
light: Light, 
/**
 * The same in words: the colour is never the only sign.
 */
light_text: string, 
/**
 * What that colour means at this bar, in a sentence.
 */
explanation: string, 
/**
 * What speaks for it, with the entries that show it.
 */
because: Array<MessageView>, 
/**
 * What is missing, the heaviest first.
 */
gaps: Array<BarGapView>, 
/**
 * What a person can do first; none when nothing is missing.
 */
step: StepView | null, };
