// Made from the Rust types of the `app` crate. Do not edit.
import type { DoorView } from "./DoorView";
import type { HeldReason } from "./HeldReason";
export type HeldItemView = { 
/**
 * The record.
 */
record: string, 
/**
 * Its case.
 */
case: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * Its name.
 */
kind_label: string, 
/**
 * Its beginning.
 */
title: string, 
/**
 * Sharing class.
 */
class: string | null, 
/**
 * Why.
 */
reason: HeldReason, 
/**
 * Why, in a sentence.
 */
reason_text: string, 
/**
 * He holds it and may not see it any more: the one change that tells him goes along, this once.
 */
told_once: boolean, 
/**
 * What can be done instead, the first to try first.
 */
doors: Array<DoorView>, };
