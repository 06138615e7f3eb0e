// Made from the Rust types of the `app` crate. Do not edit.
import type { LinkView } from "./LinkView";
import type { SharedWithView } from "./SharedWithView";
import type { StricterView } from "./StricterView";
export type RecordSharingView = { 
/**
 * The record.
 */
record: string, 
/**
 * The case.
 */
case: string, 
/**
 * The own person made it: only then he chooses who may see it. Anyone can make it more sensitive.
 */
own: boolean, 
/**
 * Who made it.
 */
author: string, 
/**
 * Every partner of the case may see it, also who becomes one later.
 */
everyone: boolean, 
/**
 * The other partners of the case, by name.
 */
people: Array<SharedWithView>, 
/**
 * How sensitive it is; absent when that is not known, so that nobody gets it.
 */
class: string | null, 
/**
 * The classes that are stricter, the least strict first.
 */
stricter: Array<StricterView>, 
/**
 * Own records that belong to it: they are shown to fewer people as well.
 */
parts: Array<LinkView>, };
