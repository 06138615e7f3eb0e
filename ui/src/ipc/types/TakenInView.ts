// Made from the Rust types of the `app` crate. Do not edit.
export type TakenInView = { 
/**
 * The case.
 */
case: string, 
/**
 * Its display number.
 */
number: string, 
/**
 * The report.
 */
report: string, 
/**
 * The reporter's own record.
 */
reporter: string | null, 
/**
 * A new case was opened.
 */
opened: boolean, 
/**
 * The number under which it can be taken back in this session; absent when it cannot.
 */
undo?: number, };
