// Made from the Rust types of the `app` crate. Do not edit.
import type { QrView } from "./QrView";
export type FingerprintView = { 
/**
 * Six groups of four characters.
 */
code: string, 
/**
 * Eleven Dutch words.
 */
words: Array<string>, 
/**
 * To scan: `WOONRUST-VINGERAFDRUK:` and the six groups.
 */
qr: QrView, };
