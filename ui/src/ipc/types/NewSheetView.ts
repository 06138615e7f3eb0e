// Made from the Rust types of the `app` crate. Do not edit.
import type { QrView } from "./QrView";
export type NewSheetView = { 
/**
 * Nine groups of four characters; shown once.
 */
recovery_code: Array<string>, 
/**
 * The same code to scan; shown once.
 */
recovery_qr: QrView, 
/**
 * Fingerprint of the person from then on.
 */
fingerprint: string, };
