// Made from the Rust types of the `app` crate. Do not edit.
import type { CorrectionView } from "./CorrectionView";
import type { PhotoView } from "./PhotoView";
import type { Precision } from "./Precision";
import type { TextPartView } from "./TextPartView";
export type TimelineItemView = { 
/**
 * The record.
 */
record: string, 
/**
 * The case.
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
 * When it happened, as said.
 */
occurred_at: string | null, 
/**
 * Until when, as said.
 */
occurred_until: string | null, 
/**
 * How exact that is, if someone said so.
 */
precision: Precision | null, 
/**
 * When it was written, as claimed.
 */
recorded_at: string, 
/**
 * Day heading.
 */
day: string, 
/**
 * Who wrote it.
 */
author: string, 
/**
 * His organisation.
 */
organisation: string, 
/**
 * Written by the own person.
 */
own: boolean, 
/**
 * Sharing class.
 */
class: string | null, 
/**
 * Its name.
 */
class_label: string, 
/**
 * The texts.
 */
parts: Array<TextPartView>, 
/**
 * Who confirmed it, or empty.
 */
verified_by: string, 
/**
 * Finished.
 */
finished: boolean, 
/**
 * The own person may still change it.
 */
editable: boolean, 
/**
 * Someone wants it gone, or wrote while it was deleted.
 */
deletion: "asked" | "contested" | null, 
/**
 * Values differ.
 */
disputed: boolean, 
/**
 * Something was written after it was finished.
 */
late: boolean, 
/**
 * A report whose reporter has not heard yet what happens now.
 */
to_acknowledge: boolean, 
/**
 * Something is missing here.
 */
incomplete: boolean, 
/**
 * Who does not share it with the own person any more: what is here stays, changes do not come.
 */
no_longer_from: string | null, 
/**
 * The own person can show it to fewer people.
 */
may_restrict: boolean, 
/**
 * Words of it were erased here.
 */
erased: boolean, 
/**
 * It can be erased by itself.
 */
may_erase: boolean, 
/**
 * Corrections beside it.
 */
corrections: Array<CorrectionView>, 
/**
 * The photo.
 */
photo: PhotoView | null, };
