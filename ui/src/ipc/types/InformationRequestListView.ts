// Made from the Rust types of the `app` crate. Do not edit.
import type { InformationRequestView } from "./InformationRequestView";
export type InformationRequestListView = { 
/**
 * Open ones first, then the latest first.
 */
requests: Array<InformationRequestView>, };
