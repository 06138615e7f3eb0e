// Made from the Rust types of the `app` crate. Do not edit.
import type { ConflictValueView } from "./ConflictValueView";
export type ConflictView = { 
/**
 * The case.
 */
case: string, 
/**
 * Display number of the case.
 */
case_number: string, 
/**
 * Address in one line.
 */
address: string, 
/**
 * The record.
 */
record: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * Its name.
 */
kind_label: string, 
/**
 * Which record of that kind.
 */
title: string, 
/**
 * The field.
 */
field: string, 
/**
 * Its name.
 */
field_label: string, 
/**
 * Shown with marked words.
 */
long_text: boolean, 
/**
 * A new text may be written.
 */
own_words: boolean, 
/**
 * Codes to choose from; empty when it is a text.
 */
options: Array<string>, 
/**
 * The values.
 */
values: Array<ConflictValueView>, };
