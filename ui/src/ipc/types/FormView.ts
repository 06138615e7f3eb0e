// Made from the Rust types of the `app` crate. Do not edit.
import type { FormFieldView } from "./FormFieldView";
export type FormView = { 
/**
 * The kind.
 */
kind: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What it is for, in a sentence; empty for none.
 */
intro: string, 
/**
 * The record; none while it is new.
 */
record: string | null, 
/**
 * The own person may change it.
 */
editable: boolean, 
/**
 * The own person made it: only then may he take it back.
 */
own: boolean, 
/**
 * Its author finished it.
 */
finished: boolean, 
/**
 * It can be erased by itself.
 */
may_erase: boolean, 
/**
 * It holds a reason that the own person, whom it concerns, did not confirm yet: `confirm_reason`.
 */
reason_waits: boolean, 
/**
 * The fields in order.
 */
fields: Array<FormFieldView>, };
