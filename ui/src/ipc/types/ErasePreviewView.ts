// Made from the Rust types of the `app` crate. Do not edit.
import type { BackupNamedView } from "./BackupNamedView";
import type { HolderView } from "./HolderView";
import type { LinkView } from "./LinkView";
import type { OptionView } from "./OptionView";
export type ErasePreviewView = { 
/**
 * What.
 */
sort: "case" | "record" | "value", 
/**
 * The case.
 */
case: string, 
/**
 * Its display number.
 */
number: string, 
/**
 * Its address in one line.
 */
address: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * The texts in it that can be erased by themselves.
 */
fields: Array<OptionView>, 
/**
 * Records that go, itself among them.
 */
records: number, 
/**
 * What goes along with a record.
 */
also: Array<LinkView>, 
/**
 * Versions of the text that go, old ones too.
 */
versions: number, 
/**
 * Who received it, and so is asked to erase it as well.
 */
asked: Array<HolderView>, 
/**
 * Since when the list of sent files may miss some: then every partner that the case ever had is asked, and of what goes
 * with a decision only whom an own decision names.
 */
register_incomplete_since: string | null, 
/**
 * Something of it goes with a decision only.
 */
needs_decision: boolean, 
/**
 * Backups that still hold it.
 */
backups: Array<BackupNamedView>, 
/**
 * It may not be erased now, on whatever ground.
 */
held: boolean, 
/**
 * What keeps the case, in words.
 */
blocks: Array<OptionView>, 
/**
 * The first day on which it is erased for good.
 */
erased_from: string, 
/**
 * The grounds on which it may be erased now.
 */
bases: Array<OptionView>, };
