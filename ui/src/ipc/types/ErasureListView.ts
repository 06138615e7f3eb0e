// Made from the Rust types of the `app` crate. Do not edit.
import type { BackupNamedView } from "./BackupNamedView";
import type { DestructionProposalView } from "./DestructionProposalView";
import type { ErasureView } from "./ErasureView";
import type { ToSendView } from "./ToSendView";
export type ErasureListView = { 
/**
 * Decided here, the newest first.
 */
own: Array<ErasureView>, 
/**
 * Asked by others, those that wait for an answer first.
 */
asked: Array<ErasureView>, 
/**
 * Closed cases and parts of them that are over their term.
 */
proposals: Array<DestructionProposalView>, 
/**
 * For whom requests or answers wait that no file carried yet.
 */
to_send: Array<ToSendView>, 
/**
 * How many can be erased for good now.
 */
ready: number, 
/**
 * Something was erased for good and the vault was not written anew since.
 */
rewrite_due: boolean, 
/**
 * Backups that were written here.
 */
backups: Array<BackupNamedView>, };
