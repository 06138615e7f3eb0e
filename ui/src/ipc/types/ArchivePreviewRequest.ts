// Made from the Rust types of the `app` crate. Do not edit.
export type ArchivePreviewRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * A partner for whom alone it is; none for whoever has the passphrase.
 */
contact: string | null, 
/**
 * Classes above K2 that go along, as far as a decision opens them.
 */
classes: Array<"K3" | "K4" | "K5" | "K6" | "K7">, };
