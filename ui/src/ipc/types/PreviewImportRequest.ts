// Made from the Rust types of the `app` crate. Do not edit.
export type PreviewImportRequest = { 
/**
 * The file.
 */
path: string, 
/**
 * Yes, although it is large.
 */
yes: boolean, 
/**
 * Yes, the changes by this very device that this vault does not know are mine: after a restore, or from a copy of
 * the vault. Without it they are set aside.
 */
own_yes: boolean, };
