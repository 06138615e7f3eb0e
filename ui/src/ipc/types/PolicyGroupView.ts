// Made from the Rust types of the `app` crate. Do not edit.
import type { PolicySettingView } from "./PolicySettingView";
export type PolicyGroupView = { 
/**
 * Stable code; `general` for what stands in no section.
 */
code: string, 
/**
 * Its name.
 */
label: string, 
/**
 * Its settings in order.
 */
settings: Array<PolicySettingView>, };
