// Made from the Rust types of the `app` crate. Do not edit.
import type { Light } from "./Light";
import type { MessageView } from "./MessageView";
import type { StepView } from "./StepView";
export type BarGapView = { 
/**
 * What, with the records that it is about.
 */
message: MessageView, 
/**
 * How much it weighs.
 */
light: Light, 
/**
 * What a person can do about it.
 */
step: StepView, };
