// Made from the Rust types of the `app` crate. Do not edit.
export type DraftRowView = { 
/**
 * Which form.
 */
form_kind: string, 
/**
 * What the form is about.
 */
target: string, 
/**
 * The case it belongs to; none for a new report.
 */
case: string | null, 
/**
 * The record it is about, when it is about one and not about the case as a whole.
 */
record: string | null, 
/**
 * Kind of that record.
 */
record_kind: string | null, 
/**
 * Address of the case, or empty.
 */
title: string, 
/**
 * When it was kept.
 */
saved_at: string, };
