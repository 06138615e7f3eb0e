// Made from the Rust types of the `app` crate. Do not edit.
import type { ResidentConsentView } from "./ResidentConsentView";
export type ResidentConsentListView = { 
/**
 * The newest first.
 */
consents: Array<ResidentConsentView>, };
