// Made from the Rust types of the `app` crate. Do not edit.
export type DescribePhotoRequest = { 
/**
 * The photo.
 */
photo: string, 
/**
 * What can be seen.
 */
alt: string | null, 
/**
 * When it was taken.
 */
taken_at: string | null, };
