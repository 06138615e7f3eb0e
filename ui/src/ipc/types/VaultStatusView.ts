// Made from the Rust types of the `app` crate. Do not edit.
import type { OwnPersonView } from "./OwnPersonView";
export type VaultStatusView = { 
/**
 * Where the vault is; `unfinished`: its recovery code was shown and never typed back, so nothing is in it.
 */
state: "none" | "unfinished" | "locked" | "open", 
/**
 * Seconds to wait before the next try, after wrong passphrases.
 */
delay_seconds: number, 
/**
 * Wrong tries since the last unlock.
 */
failed_attempts: number, 
/**
 * Whether this is the vault with example cases.
 */
sample: boolean, 
/**
 * The passphrase of the example vault, which is no secret.
 */
sample_passphrase: string | null, 
/**
 * Who it belongs to, once it is open.
 */
person: OwnPersonView | null, 
/**
 * When the own person calls in from a visit at the latest; absent when he is not away, or since the program started
 * nobody opened the vault.
 */
call_in_by?: string, };
