// Made from the Rust types of the `app` crate. Do not edit.
export type RestrictRecordRequest = { 
/**
 * The record.
 */
record: string, 
/**
 * The partners who may still see it, of those who may now; an empty list is nobody but the own person on his own
 * devices; absent leaves it as it is.
 */
audience: Array<string> | null, 
/**
 * A stricter class; absent leaves it as it is.
 */
class: string | null, };
