// Made from the Rust types of the `app` crate. Do not edit.
export type DescribePhotoRequest = { 
/**
 * The photo.
 */
photo: string, 
/**
 * What can be seen; absent leaves what is there, empty clears it.
 */
alt: string | null, 
/**
 * When it was taken; absent leaves what is there.
 */
taken_at: string | null, };
