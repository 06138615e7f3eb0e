// Made from the Rust types of the `app` crate. Do not edit.
import type { ExtractFieldView } from "./ExtractFieldView";
import type { ExtractPersonView } from "./ExtractPersonView";
import type { ExtractView } from "./ExtractView";
import type { SharedItemView } from "./SharedItemView";
export type ExtractFormView = { 
/**
 * The record.
 */
item: SharedItemView, 
/**
 * Name of its class: an extract is as sensitive, or more.
 */
class_label: string, 
/**
 * A decision to disclose is needed for the extract as well.
 */
needs_decision: boolean, 
/**
 * What can be chosen.
 */
fields: Array<ExtractFieldView>, 
/**
 * The partners it can be made for.
 */
people: Array<ExtractPersonView>, 
/**
 * The extracts that the own person made of it, the newest first.
 */
extracts: Array<ExtractView>, };
