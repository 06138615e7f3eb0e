// Made from the Rust types of the `app` crate. Do not edit.
import type { ArchiveFlawView } from "./ArchiveFlawView";
import type { ArchiveValueView } from "./ArchiveValueView";
import type { Nothing } from "./Nothing";
export type ArchiveEntryView = { 
/**
 * Its number in this report, from 1.
 */
number: number, 
/**
 * Nothing is wrong with it.
 */
good: boolean, 
/**
 * The record; empty when the bytes cannot be read.
 */
record: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * Its name.
 */
kind_label: string, 
/**
 * The change.
 */
change: string, 
/**
 * Name on the author's card; empty when no card certifies the device.
 */
author: string, 
/**
 * Organisation on that card.
 */
organisation: string, 
/**
 * The device.
 */
device: string, 
/**
 * When it was written, as the device's clock claimed.
 */
claimed_at: string | null, 
/**
 * The earliest moment at which somebody else claims to have had it.
 */
witnessed_at: string | null, 
/**
 * Who.
 */
witnessed_by: string | null, 
/**
 * By what.
 */
witnessed_how: "change" | "control" | "archive" | null, 
/**
 * Its place in the chain of this device in this record.
 */
n: number, 
/**
 * The change before it.
 */
prev: string | null, 
/**
 * How it hangs on that one.
 */
link: "begins" | "follows" | "missing" | "broken", 
/**
 * Whether its device signed it.
 */
signature: "good" | "bad" | "unknown_device" | "unreadable", 
/**
 * What it wrote.
 */
values: Array<ArchiveValueView>, 
/**
 * What is wrong with it or notable.
 */
marks: Array<ArchiveFlawView>, };
