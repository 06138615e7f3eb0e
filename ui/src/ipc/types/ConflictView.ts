// Made from the Rust types of the `app` crate. Do not edit.
import type { ConflictFieldView } from "./ConflictFieldView";
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
 * The field that leads.
 */
field: string, 
/**
 * Its name.
 */
field_label: string, 
/**
 * The field that leads, and those whose values go with it.
 */
fields: Array<ConflictFieldView>, 
/**
 * Both texts may be kept under each other.
 */
may_keep_both: boolean, 
/**
 * It may be taken together with everything else of one author; never what tells about people.
 */
may_take_all: boolean, 
/**
 * What people wrote.
 */
values: Array<ConflictValueView>, 
/**
 * Every write that a choice settles: sent back with it.
 */
saw: Array<string>, };
