// Made from the Rust types of the `app` crate. Do not edit.
import type { Axis } from "./Axis";
import type { AxisProposalView } from "./AxisProposalView";
import type { LinkView } from "./LinkView";
export type AxisView = { 
/**
 * Which; also the name of the field in the form `severity/1`.
 */
code: Axis, 
/**
 * Its name.
 */
name: string, 
/**
 * What was chosen, 0 to 3; while people disagree, the highest.
 */
level: number | null, 
/**
 * The same in words; empty while it is open.
 */
level_text: string, 
/**
 * People disagree.
 */
disputed: boolean, 
/**
 * Who chose it; empty for nobody.
 */
author: string, 
/**
 * The records that a person named for it.
 */
because: Array<LinkView>, 
/**
 * What the file shows, where it can.
 */
proposal: AxisProposalView | null, 
/**
 * The four levels in words, from 0.
 */
levels: Array<string>, };
