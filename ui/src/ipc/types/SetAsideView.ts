// Made from the Rust types of the `app` crate. Do not edit.
export type SetAsideView = { 
/**
 * The changes.
 */
items: Array<string>, 
/**
 * Who sent the file: name and organisation.
 */
from: string, 
/**
 * Who wrote it: name and organisation, or the fingerprint of somebody whose card is not here; empty when nobody
 * is known behind the device.
 */
author: string, 
/**
 * When the file was merged.
 */
arrived_at: string, 
/**
 * The case, when it is here.
 */
case: string | null, 
/**
 * Number of the case, here or not; empty for what belongs to no case.
 */
number: string, 
/**
 * Address of the case, when it is here.
 */
address: string, 
/**
 * Kind of record.
 */
kind: string, 
/**
 * Its label.
 */
kind_label: string, 
/**
 * Why.
 */
reason: "revoked_device" | "not_partner" | "out_of_scope" | "unknown_own" | "uncertified", 
/**
 * By a lost device of the own person: he says of it whether it is his, and nobody else can.
 */
own: boolean, 
/**
 * Of such changes what they say: a field and its value in each.
 */
says: Array<string>, };
