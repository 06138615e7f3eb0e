// Made from the Rust types of the `app` crate. Do not edit.
import type { CrossingPartView } from "./CrossingPartView";
export type CrossingView = { 
/**
 * What crossed: two people lead; someone deleted what another one changed; someone wrote in a finished entry.
 */
what: "double_lead" | "deleted_and_changed" | "late", 
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
 * The record; the case when two people lead.
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
 * Who leads, who deleted it, or who wrote late.
 */
people: Array<string>, 
/**
 * The own person deleted it.
 */
own: boolean, 
/**
 * When, as claimed; none when two people lead.
 */
at_time: string | null, 
/**
 * What was written late, field by field.
 */
late: Array<CrossingPartView>, 
/**
 * Names what the person saw: sent back when he knows enough. Empty for what goes on until it is settled.
 */
saw: string, };
