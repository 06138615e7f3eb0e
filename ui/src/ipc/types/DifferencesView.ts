// Made from the Rust types of the `app` crate. Do not edit.
import type { DifferenceView } from "./DifferenceView";
import type { MisunderstandingView } from "./MisunderstandingView";
export type DifferencesView = { 
/**
 * By theme.
 */
differences: Array<DifferenceView>, 
/**
 * Misunderstandings that people like to take away.
 */
misunderstandings: Array<MisunderstandingView>, 
/**
 * Partners who answered and did not show it yet.
 */
waiting: number, };
