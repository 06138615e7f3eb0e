// Made from the Rust types of the `app` crate. Do not edit.
import type { FactView } from "./FactView";
export type RecordRowView = { 
/**
 * The record.
 */
record: string, 
/**
 * What it is, in its own words.
 */
title: string, 
/**
 * What else stands in it.
 */
facts: Array<FactView>, 
/**
 * Who wrote it: name and organisation.
 */
author: string, 
/**
 * When, as claimed.
 */
at: string, 
/**
 * The own person may change it.
 */
editable: boolean, 
/**
 * Its author finished it.
 */
finished: boolean, 
/**
 * People disagree about a field.
 */
disputed: boolean, };
