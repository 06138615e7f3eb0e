// Made from the Rust types of the `app` crate. Do not edit.
export type AddPhotoRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The visit.
 */
visit: string | null, 
/**
 * What can be seen; needed before it is shared or printed.
 */
alt: string, 
/**
 * The file.
 */
path: string, };
