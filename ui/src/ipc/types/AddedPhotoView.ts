// Made from the Rust types of the `app` crate. Do not edit.
import type { PhotoView } from "./PhotoView";
export type AddedPhotoView = { 
/**
 * The photo.
 */
photo: PhotoView, 
/**
 * When it was taken, as the file said: ask before keeping it.
 */
taken_at: string | null, };
