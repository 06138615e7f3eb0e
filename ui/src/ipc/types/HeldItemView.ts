// Made from the Rust types of the `app` crate. Do not edit.
import type { DoorView } from "./DoorView";
import type { HeldReason } from "./HeldReason";
import type { Lapse } from "./Lapse";
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
 * Who can change that, in a sentence.
 */
who: string, 
/**
 * Why a decision to disclose that names it and him opens nothing (any more).
 */
lapse: Lapse | null, 
/**
 * The same in a sentence.
 */
lapse_text: string | null, 
/**
 * He holds it and may not see it any more: the one change that tells him goes along, this once.
 */
told_once: boolean, 
/**
 * A part of it can be shared as an extract.
 */
extractable: boolean, 
/**
 * What can be done instead, the first to try first.
 */
doors: Array<DoorView>, };
