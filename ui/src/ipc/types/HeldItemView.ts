// Made from the Rust types of the `app` crate. Do not edit.
import type { Door } from "./Door";
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
 * What would open it.
 */
door: Door, 
/**
 * The same, in a sentence.
 */
door_text: string, };
