// Made from the Rust types of the `app` crate. Do not edit.
import type { GuideRowView } from "./GuideRowView";
export type GuidesView = { 
/**
 * SF1 to SF7.
 */
factors: Array<GuideRowView>, 
/**
 * VK1 to VK6.
 */
pitfalls: Array<GuideRowView>, 
/**
 * BH1 to BH8.
 */
needs: Array<GuideRowView>, };
