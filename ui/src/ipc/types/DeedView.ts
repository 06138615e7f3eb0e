// Made from the Rust types of the `app` crate. Do not edit.
export type DeedView = { 
/**
 * Its number in this session.
 */
deed: number, 
/**
 * Which use case.
 */
call: "end_action" | "move_action" | "edit_record" | "withdraw_entry", 
/**
 * When.
 */
at: string, 
/**
 * The case.
 */
case: string, 
/**
 * Display number of the case.
 */
number: string, 
/**
 * Address of the case in one line, or empty.
 */
address: string, 
/**
 * What it was about: kind of record.
 */
kind_label: string, 
/**
 * What it was about: its beginning.
 */
title: string, 
/**
 * Whether it can be taken back, or why not.
 */
state: "possible" | "undone" | "anothers_word" | "changed" | "finished" | "withdrawn" | "case_closed", };
