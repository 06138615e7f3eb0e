// Made from the Rust types of the `app` crate. Do not edit.
export type ArchiveAttachmentView = { 
/**
 * The hash in its name.
 */
sha256: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Its content has that hash.
 */
whole: boolean, 
/**
 * The numbers of the entries that name it.
 */
entries: Array<number>, };
