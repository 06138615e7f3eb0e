// Made from the Rust types of the `app` crate. Do not edit.
export type PhotoView = { 
/**
 * The record.
 */
record: string, 
/**
 * What can be seen.
 */
alt: string, 
/**
 * When it was taken.
 */
taken_at: string | null, 
/**
 * Pixels.
 */
width: number, 
/**
 * Pixels.
 */
height: number, 
/**
 * Size.
 */
bytes: number, 
/**
 * The picture itself is here.
 */
available: boolean, };
