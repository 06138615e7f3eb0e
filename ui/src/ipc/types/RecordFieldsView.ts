// Made from the Rust types of the `app` crate. Do not edit.
import type { FieldView } from "./FieldView";
export type RecordFieldsView = { 
/**
 * The record.
 */
record: string, 
/**
 * The case.
 */
case: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * The own person may fix it now.
 */
editable: boolean, 
/**
 * The fields.
 */
fields: Array<FieldView>, };
