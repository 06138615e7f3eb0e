// Made from the Rust types of the `app` crate. Do not edit.
import type { BarView } from "./BarView";
export type BarsView = { 
/**
 * B1 to B5.
 */
bars: Array<BarView>, 
/**
 * Who decides; stands beside the bars wherever they are shown.
 */
note: string, 
/**
 * Day on which people last went through the bars; written in the form `weighing/1`.
 */
reviewed_at: string | null, };
