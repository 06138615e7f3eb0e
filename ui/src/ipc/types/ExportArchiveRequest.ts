// Made from the Rust types of the `app` crate. Do not edit.
export type ExportArchiveRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * A partner for whom alone it is; none for whoever has the passphrase.
 */
contact: string | null, 
/**
 * Classes above K2 that go along.
 */
classes: Array<"K3" | "K4" | "K5" | "K6" | "K7">, 
/**
 * The passphrase; without a contact it is needed.
 */
passphrase: string | null, 
/**
 * Yes, although the fingerprint of the partner was not compared.
 */
yes: boolean, 
/**
 * Where to.
 */
path: string, };
