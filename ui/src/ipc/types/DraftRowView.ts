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
 * Address of the case, or empty.
 */
title: string, 
/**
 * When it was kept.
 */
saved_at: string, };
