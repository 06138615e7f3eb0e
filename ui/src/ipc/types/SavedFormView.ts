// Made from the Rust types of the `app` crate. Do not edit.
import type { MessageView } from "./MessageView";
export type SavedFormView = { 
/**
 * The record.
 */
record: string, 
/**
 * What to look at again; nothing was refused.
 */
hints: Array<MessageView>, 
/**
 * The number under which it can be taken back in this session; absent when it cannot.
 */
undo?: number, };
