// Made from the Rust types of the `app` crate. Do not edit.
import type { HeldItemView } from "./HeldItemView";
import type { SharedItemView } from "./SharedItemView";
import type { WrittenFileView } from "./WrittenFileView";
export type ExportedView = { 
/**
 * Identifier of the file.
 */
file: string, 
/**
 * Its name, as it was chosen; without the folder.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Its hash.
 */
sha256: string, 
/**
 * What he receives.
 */
receives: Array<SharedItemView>, 
/**
 * What he does not.
 */
held_back: Array<HeldItemView>, 
/**
 * Records of photos that went without the picture, because it is not here.
 */
missing_photos: Array<string>, 
/**
 * All files, the one above first; each can be merged alone.
 */
files: Array<WrittenFileView>, };
