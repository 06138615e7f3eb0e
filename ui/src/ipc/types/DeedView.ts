// Made from the Rust types of the `app` crate. Do not edit.
export type DeedView = { 
/**
 * Its number in this session.
 */
deed: number, 
/**
 * Which use case, by its name.
 */
call: string, 
/**
 * What it did with what it was about.
 */
did: "made" | "changed" | "withdrawn", 
/**
 * When.
 */
at: string, 
/**
 * The case; none for what belongs to no case.
 */
case: string | null, 
/**
 * Display number of the case, or empty.
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
state: "possible" | "undone" | "anothers_word" | "narrowed" | "final" | "handed_over" | "unclear" | "case_closed" | "withdrawn" | "finished" | "changed" | "used" | "shared", };
